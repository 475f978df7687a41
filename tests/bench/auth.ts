import { poolRequests, tokenReads } from './auth/calls.ts'
import { countRefreshes } from './auth/refreshes.ts'
import { refreshRows, tokenRows } from './auth/rows.ts'
import { openAmplifyTabs, openOurTabs } from './auth/tabs.ts'
import { buildPage } from './build.ts'
import { startBootCloud } from './boot/cloud.ts'
import type { PartResult } from './part.ts'

const mostTabs = 4
const calls = [1, 10, 50]
/** The local cloud's log has room for so many requests only. */
const callsOfAmplify = [50]

/** How often a session is renewed, and what a token for a call costs, beside Amplify alone: goal P8. */
export async function measure(): Promise<PartResult> {
  const pages = {
    ours: await buildPage('auth/pages/ours.ts'),
    amplify: await buildPage('auth/pages/amplify.ts'),
  }
  const running = await startBootCloud({ name: 'auth', fleetSize: 150 })
  const { cloud } = running
  try {
    const ours = await openOurTabs(running, pages.ours, mostTabs)
    const amplify = await openAmplifyTabs(running, pages.amplify, mostTabs)
    const askedBefore = await poolRequests(cloud)
    const reads = await tokenReads({
      storage: { tab: ours[0], work: 'readStorage', times: 50_000 },
      ours: { tab: ours[0], work: 'readTokens', times: 1_000 },
      amplify: { tab: amplify[0], work: 'readTokens', times: 1_000 },
    })
    const asked = (await poolRequests(cloud)) - askedBefore
    const refreshes = {
      ours: await countRefreshes(cloud, ours, calls),
      amplify: await countRefreshes(cloud, amplify, callsOfAmplify),
    }
    return {
      title: 'Refreshes on a token that has ended; CPU time of a token for a call (medians of 5)',
      rows: [...refreshRows(refreshes), ...tokenRows(reads, asked)],
      details: { reads, refreshes },
    }
  } finally {
    await running.close()
  }
}
