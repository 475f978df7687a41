import { type BaseIssue, safeParse } from 'valibot'
import type { AmplifyConfig } from '#auth/configure.ts'
import { configSchema, expectations } from './config-schema.ts'

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
  const { success, output, issues } = safeParse(configSchema(origin), settings)
  if (!success) {
    throw new ConfigError(`${configPath} does not fit this app.`, issues.map(problemOf(origin)))
  }
  return {
    amplify: output as AmplifyConfig,
    apiEndpoint: output.API.REST.fleet.endpoint.replace(/\/+$/, ''),
    idleMs: (output.custom?.idleMinutes ?? idleMinutes) * 60_000,
    mapStyle: output.custom?.mapStyle ?? null,
  }
}

/** A problem of a list's element counts as one of the list. */
function problemOf(origin: string): (issue: BaseIssue<unknown>) => ConfigProblem {
  const words = expectations(origin)
  return ({ path = [], input }) => {
    const fields = path.filter(({ key }) => typeof key === 'string')
    const last = fields.at(-1)
    return {
      field: fields.map(({ key }) => String(key)).join('.') || 'the whole file',
      found: shown(last ? last.value : input),
      expected: words[String(last?.key ?? '')] ?? 'something else',
    }
  }
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
