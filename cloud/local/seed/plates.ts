/** How plates of a region look: `A` is a letter, `0` a digit, anything else itself. */
const patterns: Readonly<Record<string, string>> = {
  'CA-ON': 'AA 00000',
  'CA-QC': 'FA00000',
  'US-CA': '00000A0',
  'US-GA': 'AAA0000',
  'US-IL': '000000 A',
  'US-MI': 'AA 00000',
  'US-MN': 'YAA 0000',
  'US-NY': '00000-AA',
  'US-TX': 'AAA-0000',
  'US-WA': 'A00000A',
  'US-WI': 'AA-0000',
}

/** Without those that look like digits. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/**
 * The plate of a region that belongs to a number. No other number gives it, up to the number of plates that the region has
 * (the smallest, Québec, has two million).
 */
export function plateOf(region: string, number: number): string {
  let left = number
  const next = (base: number) => {
    const digit = left % base
    left = Math.floor(left / base)
    return digit
  }
  const pattern = patterns[region] ?? 'AAA 0000'
  return [...pattern]
    .map((character) => {
      if (character === '0') return String(next(10))
      return character === 'A' ? letters.charAt(next(letters.length)) : character
    })
    .join('')
}
