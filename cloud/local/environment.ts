import { StartupError } from './startup-error.ts'

/** What the commands take from the environment. */
export interface Environment {
  /** The port of app and local cloud on localhost. */
  readonly port: number
  /** Vehicles of tenant north, where the fleet is made anew. */
  readonly fleetSize: number
  /** The local cloud's folder, as it was given. */
  readonly directory: string
  /** Whether `/local-cloud/…` exists. */
  readonly control: boolean
  /** Whether vehicles move by themselves. */
  readonly simulation: boolean
}

type Variables = Readonly<Record<string, string | undefined>>

/** @throws {StartupError} that names the variable, what it holds and what it may hold. */
export function readEnvironment(variables: Variables): Environment {
  return {
    port: wholeNumber(variables, 'PORT', { least: 1, most: 65_535, otherwise: 5173 }),
    fleetSize: wholeNumber(variables, 'FLEET_SIZE', { least: 1, most: 200_000, otherwise: 10_000 }),
    directory: variables['LOCAL_CLOUD_DIR']?.trim() || '.local-cloud',
    control: isSwitchedOn(variables, 'LOCAL_CLOUD_CONTROL', false),
    simulation: isSwitchedOn(variables, 'LOCAL_CLOUD_SIMULATION', true),
  }
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly otherwise: number
}

function wholeNumber(variables: Variables, name: string, { least, most, otherwise }: Bounds): number {
  const text = variables[name]?.trim()
  if (!text) return otherwise
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new StartupError(
    `${name} must be a whole number from ${least} to ${most}; found ${JSON.stringify(text)}. ` +
      `Change it, or leave it out for ${otherwise}.`,
  )
}

function isSwitchedOn(variables: Variables, name: string, otherwise: boolean): boolean {
  const text = variables[name]?.trim()
  if (!text) return otherwise
  if (text === '1' || text === '0') return text === '1'
  throw new StartupError(`${name} must be 1 (on) or 0 (off); found ${JSON.stringify(text)}.`)
}
