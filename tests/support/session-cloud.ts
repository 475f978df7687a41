import type { APIRequestContext } from '@playwright/test'
import type { InferInput } from 'valibot'
import { people } from '#cloud/local/people.ts'
import type { LogEntry } from '#cloud/local/request-log.ts'
import { type controlRequest, defaultSettings } from '#cloud/local/settings.ts'
import type { PreviewProcess } from './preview-process.ts'

/** What the local cloud can be told; see the README. Lasts until the test ends. */
export type Control = InferInput<typeof controlRequest>

/** A local cloud that one test has to itself. */
export interface SessionCloud {
  readonly origin: string
  /** Changes how it behaves. */
  control(changes: Control): Promise<void>
  /** The requests that it has answered since the test began, oldest first. */
  log(): Promise<readonly LogEntry[]>
  /** The status of each GetTokensFromRefreshToken since the test began, oldest first; 0: the connection was cut. */
  refreshes(): Promise<readonly number[]>
  /** The status of each exchange of a code since the test began. */
  exchanges(): Promise<readonly number[]>
  /** Makes these the groups of someone in the user pool; they show at the person's next refresh. */
  setGroups(username: string, groups: readonly string[]): Promise<void>
}

/** As long as the log of the local cloud is. */
const mostEntries = 1_000

/** The cloud of a test that begins now, with its defaults. `restore` undoes what the test did to people. */
export async function beginSessionCloud(server: PreviewProcess, request: APIRequestContext) {
  const began = new Date().toISOString()
  const changed = new Set<string>()

  const control = async (changes: Control) => {
    const response = await request.post(`${server.origin}/local-cloud/control`, { data: changes })
    if (!response.ok()) throw new Error(`The local cloud refused: ${await response.text()}`)
  }
  const log = async () => {
    const response = await request.get(`${server.origin}/local-cloud/log`)
    const entries: readonly LogEntry[] = await response.json()
    const own = entries.filter(({ at }) => at >= began)
    if (own.length === mostEntries) throw new Error(`More than ${mostEntries} requests: some are not logged`)
    return own
  }
  const setGroups = async (username: string, groups: readonly string[]) => {
    changed.add(username)
    // AWS's client takes a while to load, and few tests need it.
    const { setPoolGroups } = await import('./pool-groups.ts')
    await setPoolGroups(server, username, groups)
  }

  await control(defaultSettings())
  const cloud: SessionCloud = {
    origin: server.origin,
    control,
    log,
    refreshes: async () =>
      (await log())
        .filter(({ target }) => target === 'GetTokensFromRefreshToken')
        .map(({ status }) => status),
    exchanges: async () =>
      (await log()).filter(({ path }) => path === '/oauth2/token').map(({ status }) => status),
    setGroups,
  }
  const restore = async () => {
    // First the clock: the user pool takes no signature of another time.
    await control(defaultSettings())
    for (const { username, groups } of people) if (changed.has(username)) await setGroups(username, groups)
  }
  return { cloud, restore }
}
