import { setTimeout as wait } from 'node:timers/promises'

const steps = 20
const pauseMs = 500

/**
 * Asks until it is so: indexes of DynamoDB and lists of Cognito follow a change after a moment. `early` stands for the first two
 * seconds, so that both clouds can be compared.
 */
export async function soon(
  isSo: () => Promise<boolean>,
): Promise<'at once' | 'within 10 s' | 'not within 10 s'> {
  for (let step = 0; step < steps; step += 1) {
    if (await isSo()) return step < 4 ? 'at once' : 'within 10 s'
    await wait(pauseMs)
  }
  return 'not within 10 s'
}
