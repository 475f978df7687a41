import type { AmplifyConfig } from '#auth/configure.ts'
import { configFields, isObject } from './config-fields.ts'

/** Where the app's settings are, on its own origin: one build runs against any environment. */
export const configPath = '/amplify-config.json'

/** Where the settings don't say how long nobody may be there. */
const idleMinutes = 30

/** The app's settings: Amplify's own, where the fleet API is (https, without a slash at the end), and when idle people are signed out. */
export interface Config {
  readonly amplify: AmplifyConfig
  readonly apiEndpoint: string
  readonly idleMs: number
  /** The https address of a MapLibre style for the map; null: the world map that comes with the app. */
  readonly mapStyle: string | null
}

/** Settings in which every field fits, in the types that the fields' checks have found. */
type FittingSettings = AmplifyConfig & {
  readonly API: { readonly REST: { readonly fleet: { readonly endpoint: string } } }
  readonly custom?: { readonly idleMinutes?: number; readonly mapStyle?: string }
}

/** One thing that is wrong with the settings: the field's path, what is there, and what should be. */
export interface ConfigProblem {
  readonly field: string
  readonly found: string
  readonly expected: string
}

/** The settings are missing or wrong. `problems` is empty where there is no file with fields to name. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError'
  readonly problems: readonly ConfigProblem[]

  constructor(message: string, problems: readonly ConfigProblem[] = []) {
    super(message)
    this.problems = problems
  }
}

/** The settings could not be fetched this time: nothing is known about them. */
export class ConfigUnreachableError extends ConfigError {
  override readonly name = 'ConfigUnreachableError'
}

let loaded: Promise<Config> | undefined

/**
 * The settings of this deployment, fetched once.
 * @throws {ConfigError} naming each field that is missing or wrong.
 */
export function loadConfig(): Promise<Config> {
  loaded ??= fetchConfig()
  // A failure may be the network's: the next caller tries again.
  loaded.catch(() => (loaded = undefined))
  return loaded
}

/** Checks settings of either shape that Amplify knows. `origin` is the page's own. */
export async function checkConfig(json: unknown, origin: string): Promise<Config> {
  const settings = isOutputs(json)
    ? (await import('#auth/amplify-outputs.ts')).fromAmplifyOutputs(json)
    : json
  const problems = problemsOf(settings, origin)
  if (problems.length > 0) throw new ConfigError(`${configPath} does not fit this app.`, problems)
  const amplify = settings as FittingSettings
  const { API, custom } = amplify
  return {
    amplify,
    apiEndpoint: API.REST.fleet.endpoint.replace(/\/+$/, ''),
    idleMs: (custom?.idleMinutes ?? idleMinutes) * 60_000,
    mapStyle: custom?.mapStyle ?? null,
  }
}

/** Every field that does not fit; of those within one that does not, nothing is said. */
function problemsOf(settings: unknown, origin: string): readonly ConfigProblem[] {
  return configFields(origin).flatMap(({ path, fits, expected }) => {
    const names = path.split('.').filter(Boolean)
    const parent = names.slice(0, -1).reduce(valueIn, settings)
    if (names.length > 0 && !isObject(parent)) return []
    const value = names.slice(-1).reduce(valueIn, parent)
    return fits(value) ? [] : [{ field: path || 'the whole file', found: shown(value), expected }]
  })
}

function valueIn(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined
}

async function fetchConfig(): Promise<Config> {
  const response = await fetch(configPath).catch(() => {
    throw new ConfigUnreachableError(
      `${configPath} could not be loaded: the connection failed. Check it and load the page again.`,
    )
  })
  if (!response.ok)
    throw new ConfigError(`${configPath} could not be loaded: the server answered ${response.status}.`)
  const text = await response.text()
  try {
    return await checkConfig(JSON.parse(text), location.origin)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`${configPath} is not JSON: it begins with ${shown(text.slice(0, 40))}.`)
  }
}

/** amplify_outputs.json has a version and lower-case names. */
function isOutputs(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && 'version' in json && 'auth' in json
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
