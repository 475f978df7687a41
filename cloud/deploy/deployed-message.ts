import type { Stage } from '../infra/stage-name.ts'
import { inWords, type People } from './people-in.ts'

export interface Deployed {
  readonly stage: Stage
  readonly siteUrl: string
  /** Undefined where it could not be found out. */
  readonly people: People | undefined
}

/** What there is to know after a deployment: where it is, who is in, and what comes next. */
export function deployedMessage({ stage, siteUrl, people }: Deployed): string {
  const invite = `npm run invite -- ada@example.com --tenant north --group manager --stage ${stage}`
  const laptop = ['The app on this laptop against it:', `  npm run config -- --stage ${stage} && npm start`]
  return [
    '',
    `Fleet Console (${stage}) is at ${siteUrl}`,
    '',
    whoIsIn(people),
    `  ${invite}`,
    ...(stage === 'prod' ? [] : laptop),
    'What a later version would change, and how to remove it:',
    `  npm run diff -- --stage ${stage}`,
    `  npm run destroy -- --stage ${stage}`,
    'Limits, costs, and what to do when: cloud/README.md',
  ].join('\n')
}

function whoIsIn(people: People | undefined): string {
  if (!people) return 'To invite someone:'
  return people.count === 0
    ? 'Nobody is in its user pool yet. To invite the first person:'
    : `In its user pool: ${inWords(people)}. To invite someone else:`
}
