import { type Stage, stageNames } from '../infra/stage-name.ts'
import { DeployError } from './deploy-error.ts'

/** The stage that `--stage` names. There is no default: prod must be meant, and so must dev. @throws {DeployError} */
export function stageIn(value: unknown): Stage {
  const stage = stageNames.find((name) => name === value)
  if (stage !== undefined) return stage
  const expected = stageNames.map((name) => `--stage ${name}`).join(' or ')
  if (value === undefined) {
    throw new DeployError(
      `Which stage? Give ${expected}. With npm run, options come after a -- of their own, as in npm run <command> -- --stage dev`,
    )
  }
  throw new DeployError(`There is no stage ${JSON.stringify(value)}: expected ${expected}.`)
}
