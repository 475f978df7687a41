import type { Random } from './random.ts'

const firstNames =
  'Aaliyah Adaeze Aiden Alejandra Amara Anders Anika Astrid Beatriz Bilal Björn Camila Carlos Chidi Chloé Claire Daniel Dariusz Diego Eleanor Elif Emeka Emma Esther Fatima François Gabriel Grace Hana Hassan Héctor Ingrid Isabella Jamal James Jia João Julia Kateryna Kenji Khadija Kofi Lars Leila Liam Linh Lucía Luís Małgorzata Maria Marcus Mateo Mei Michael Mohammed Naomi Nia Noah Olga Olivia Omar Patrick Paul Priya Rachel Rahul Rosa Ruth Samuel Sara Sean Siobhán Sofía Sven Tariq Thanh Thomas Tomáš Valentina Víctor Wanjiru William Yara Yuki Zainab Zoë'.split(
    ' ',
  )

const lastNames =
  'Abdi Adeyemi Ahmed Åkesson Andersson Bailey Begum Brown Castillo Chen Clarke Costa Davies Diallo Dubois Eriksen Evans Fernández Fischer Garcia González Green Gupta Haddad Hansen Hernández Hoang Hughes Ibrahim Iyer Jackson Jensen Johnson Jónsdóttir Kaya Khan Kim Kowalski Kovač Larsen Lee Lindqvist López Martin Martínez Mbeki Meyer Miller Moreau Müller Murphy Nakamura Nguyen Nowak Núñez O’Brien Okafor Olsen Ortiz Park Patel Pereira Petrov Quispe Ramírez Reyes Robinson Rossi Sánchez Sato Schmidt Şahin Shah Silva Singh Smith Sørensen Suzuki Taylor Thompson Torres Tran Turner Vargas Walker Wang Watanabe Williams Wilson Wiśniewski Wright Yang Yılmaz Young Zając Zhang'.split(
    ' ',
  )

/** Names that forms and columns must bear: long, one word, other scripts. */
const unusual = [
  'José María de la Concepción Fernández-Villaverde y Álvarez de Toledo',
  'Nguyễn Thị Minh Khai',
  'Þórdís Kolbrún R. Gylfadóttir',
  '陈伟',
  'Αλέξανδρος Παπαδόπουλος',
  'Suharto',
  'Wolfeschlegelsteinhausenbergerdorff, Hubert B. jun.',
]

/** The name of a made-up person. */
export function driverName(random: Random): string {
  if (random.chance(0.004)) return random.pick(unusual)
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`
}
