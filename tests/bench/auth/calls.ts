import { isUserPoolPath } from '#cloud/local/cognito/paths.ts'
import type { SessionCloud } from '../../support/session-cloud.ts'
import type { AuthPage } from './pages/offer.ts'
import { atRest, type BootPage } from '../boot/page.ts'

const rounds = 5

/** Where a token is read, how, and how often for one sample. */
export interface TokenRead {
  readonly tab: BootPage
  readonly work: keyof Pick<AuthPage, 'readTokens' | 'readStorage'>
  readonly times: number
}

type Name = 'storage' | 'ours' | 'amplify'

/** CPU time of one reading, in microseconds. */
export type TokenReads = Readonly<Record<Name, readonly number[]>>

/** Samples of each, taken in turns; the first round warms up. */
export async function tokenReads(reads: Readonly<Record<Name, TokenRead>>): Promise<TokenReads> {
  const samples: Record<Name, number[]> = { storage: [], ours: [], amplify: [] }
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['storage', 'ours', 'amplify'] as const) {
      const sample = await cpuOfReads(reads[name])
      if (round > 0) samples[name].push(sample)
    }
  }
  return samples
}

async function cpuOfReads({ tab, work, times }: TokenRead): Promise<number> {
  const { page, cpuMs } = tab
  await page.bringToFront()
  await atRest(tab)
  const before = await cpuMs()
  const read = async (asked: Pick<TokenRead, 'work' | 'times'>) => {
    await window.authPage?.[asked.work](asked.times)
  }
  await page.evaluate(read, { work, times })
  return (((await cpuMs()) - before) / times) * 1000
}

/** How many requests the user pool has answered so far, whatever they are. */
export async function poolRequests(cloud: SessionCloud): Promise<number> {
  return (await cloud.log()).filter(({ path }) => isUserPoolPath(path)).length
}
