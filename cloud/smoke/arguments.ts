import { parseArgs } from 'node:util'
import { type Stage, stageNames } from '../infra/stage-name.ts'
import { SmokeError } from './smoke-error.ts'

/** What is to be held against the local cloud. */
export type Target = { readonly stage: Stage } | { readonly local: string | null }

export interface SmokeArguments {
  readonly target: Target
  /** The file for the whole in JSON. */
  readonly json: string | undefined
  /** Whether a burst is sent that is to be throttled. */
  readonly throttle: boolean
}

const usage = `Use one of
  npm run smoke -- --stage dev                           a deployed stage against the local cloud
  npm run smoke -- --local                               the local cloud against itself
  npm run smoke -- --local --url https://localhost:5173  one that runs already
with --json <file> for the whole in JSON, and --throttle for a burst of requests that is to be throttled.`

const options = {
  stage: { type: 'string' },
  local: { type: 'boolean' },
  url: { type: 'string' },
  json: { type: 'string' },
  throttle: { type: 'boolean' },
} as const

/** What was asked for on the command line. @throws {SmokeError} that says what may be asked for. */
export function readArguments(given: readonly string[]): SmokeArguments {
  const { stage, local = false, url, json, throttle = false } = parsed(given)
  if ((stage === undefined) === !local) throw new SmokeError(`Expected either --stage or --local.\n${usage}`)
  if (url !== undefined && !local) throw new SmokeError(`--url goes with --local only.\n${usage}`)
  return { target: stage === undefined ? { local: url ?? null } : { stage: checked(stage) }, json, throttle }
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options }).values
  } catch (error) {
    throw new SmokeError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function checked(name: string): Stage {
  const stage = stageNames.find((known) => known === name)
  if (stage === undefined) {
    throw new SmokeError(`There is no stage ${JSON.stringify(name)}: expected ${stageNames.join(' or ')}.`)
  }
  if (stage === 'prod') {
    throw new SmokeError(
      'The smoke test signs people in by itself, and prod asks everybody for a second factor: run it against dev.',
    )
  }
  return stage
}
