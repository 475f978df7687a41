import { signOutAndBack } from '../browser/sign-out.ts'
import type { Visits } from '../browser/sign-in-everyone.ts'
import { type Probe, probe } from '../row.ts'
import type { Side } from '../side.ts'

/** The visits that were made at a side. */
export type VisitsOf = (side: Side) => Visits

/** The app itself, as it was seen while people signed in. */
export function appProbe(visitsOf: VisitsOf): Probe {
  return probe(
    {
      'app list': { about: 'the manager signs in: what the app shows', expected: 'the list, 200' },
      'app no-group': { about: 'somebody in no group signs in', expected: 'no list' },
      'app authorization': { about: 'what the app sends to the API', expected: 'the access token' },
      'app address': { about: 'what is left of the sign-in in the address', expected: 'nothing' },
      'app complaints': {
        about: 'what the browser complains of, such as a violation of the policy',
        expected: 'nothing',
      },
    },
    async (side) => {
      const { manager, newcomer } = visitsOf(side)
      return {
        'app list': manager.list,
        'app no-group': newcomer.list,
        'app authorization': manager.authorization,
        'app address': manager.address,
        'app complaints': manager.complaints(),
      }
    },
  )
}

/** The end of the admin's visit. */
export function signOutProbe(visitsOf: VisitsOf): Probe {
  return probe(
    {
      'app signed-out': {
        about: 'the admin signs out: where that leads',
        expected: 'the landing page, at /signed-out',
      },
      'app signed-out-back': { about: 'and signs in again', expected: 'asked who it is' },
      'app signed-out-complaints': { about: 'what the browser complains of meanwhile', expected: 'nothing' },
    },
    async (side) => {
      const { page, complaints } = visitsOf(side).admin
      const { left, back } = await signOutAndBack(page)
      return {
        'app signed-out': left,
        'app signed-out-back': back,
        'app signed-out-complaints': complaints(),
      }
    },
  )
}
