import { inParallel } from '../../api/in-parallel.ts'
import { throttling } from '../../infra/throttling.ts'
import { probe } from '../row.ts'
import type { Side } from '../side.ts'
import { listed } from './token-rows.ts'

const { throttlingBurstLimit, throttlingRateLimit } = throttling
const requests = 2 * (throttlingBurstLimit + throttlingRateLimit)
const atOnce = 300

/** More requests than the stage takes; only when asked for, since everybody who uses the stage feels it. */
export const throttleProbe = probe(
  {
    throttled: {
      about: `${requests} requests, ${atOnce} at a time`,
      onAws: 'some are throttled, none fails',
      note: 'A slow connection may be too slow to be throttled. The local cloud takes any number.',
    },
  },
  async (side) => {
    const answers = await inParallel(Array.from({ length: requests }), atOnce, () => refused(side))
    const throttled = answers.some((answer) => answer.startsWith('429 TooManyRequestsException'))
    const failed = answers.some((answer) => answer.startsWith('5'))
    return {
      throttled: `${throttled ? 'some are' : 'none is'} throttled, ${failed ? 'some fail' : 'none fails'}`,
    }
  },
)

/** By the gateway, so that no function runs. */
function refused(side: Side): Promise<string> {
  return listed(side, [['Authorization', `Bearer ${side.tokens.newcomer.accessToken}`]])
}
