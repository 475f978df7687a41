import { troubleCodeTexts } from './trouble-code-texts.ts'

/** What can be told from a diagnostic trouble code. */
export interface TroubleCode {
  readonly system: 'Powertrain' | 'Chassis' | 'Body' | 'Network'
  /** Whether it means the same in every vehicle, or what its maker says. */
  readonly definedBy: 'standard' | 'maker'
  /** Powertrain codes only, where the standard groups them. */
  readonly subsystem?: string
  /** Of standard codes that are met often. */
  readonly text?: string
}

const systems: Readonly<Record<string, TroubleCode['system']>> = {
  P: 'Powertrain',
  C: 'Chassis',
  B: 'Body',
  U: 'Network',
}

const fuelAndAir = 'fuel and air metering'
const emissions = 'auxiliary emission controls'
const ignition = 'ignition or misfire'
const speed = 'speed and idle control'
const computer = 'computer and its outputs'
const transmission = 'transmission'
const hybrid = 'hybrid propulsion'

type Groups = readonly (readonly [thirds: string, subsystem: string])[]

/** By the second character, and then by the third; makers' own P1 codes are grouped like P0. */
const subsystems: Readonly<Record<string, Groups>> = {
  '0': [
    ['0', `${fuelAndAir}, ${emissions}`],
    ['1', fuelAndAir],
    ['2', `${fuelAndAir} (injectors)`],
    ['3', ignition],
    ['4', emissions],
    ['5', speed],
    ['6', computer],
    ['789', transmission],
    ['ABCDEF', hybrid],
  ],
  '2': [
    ['0129AB', `${fuelAndAir}, ${emissions}`],
    ['3', ignition],
    ['4', emissions],
    ['5', 'auxiliary inputs'],
    ['6', computer],
    ['78', transmission],
  ],
  '3': [
    ['012', `${fuelAndAir}, ${emissions}`],
    ['3', ignition],
    ['4', 'cylinder deactivation'],
  ],
}

/**
 * Reads a code such as P0420 by its characters: the system, who defines it, the subsystem. Null where it is no such code.
 * @see SAE J2012 (ISO 15031-6), Diagnostic Trouble Code Definitions
 */
export function readTroubleCode(code: string): TroubleCode | null {
  const [, letter = '', second = '', third = ''] = /^([PCBU])([0-3])([0-9A-F])[0-9A-F]{2}$/.exec(code) ?? []
  const system = systems[letter]
  if (!system) return null
  const definedBy = isMakers(letter, second, third) ? 'maker' : 'standard'
  const groups = (system === 'Powertrain' && subsystems[second === '1' ? '0' : second]) || []
  const [, subsystem] = groups.find(([thirds]) => thirds.includes(third)) ?? []
  const text = troubleCodeTexts[code]
  return { system, definedBy, ...(subsystem && { subsystem }), ...(text && { text }) }
}

function isMakers(letter: string, second: string, third: string): boolean {
  if (second === '1') return true
  if (letter !== 'P') return second === '2'
  return second === '3' && third < '4'
}
