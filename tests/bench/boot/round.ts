import type { BootCloud } from './cloud.ts'
import { cpuOfPage, cpuOfStart, type StartCpu } from './cpu.ts'
import { fleetLoaded, openBootPage } from './page.ts'
import { reloaded, signedIn, type Ways } from './ways.ts'

export interface AppRound extends Ways {
  readonly cpu: StartCpu
}

export interface FloorRound extends Ways {
  /** CPU time of React saying hello, in milliseconds. */
  readonly helloCpu: number
}

/** A new profile in which somebody signs in to the app, comes back to it, and opens it once more. */
export async function appRound(running: BootCloud): Promise<AppRound> {
  const tab = await openBootPage(running)
  try {
    const { network, callback } = await signedIn(tab)
    await fleetLoaded(tab.page)
    const reload = await reloaded(tab, network)
    await fleetLoaded(tab.page)
    await network.stop()
    return { callback, reload, cpu: await cpuOfStart(tab) }
  } finally {
    await tab.context.close()
  }
}

/** The same with the bare page, as far as it goes, and React alone. */
export async function floorRound(
  running: BootCloud,
  { bare, hello }: Readonly<Record<'bare' | 'hello', string>>,
): Promise<FloorRound> {
  const tab = await openBootPage(running, { '/': bare, '/callback': bare, '/vehicles': bare })
  try {
    const { network, callback } = await signedIn(tab)
    const reload = await reloaded(tab, network)
    await network.stop()
    return { callback, reload, helloCpu: await cpuOfPage(tab, hello) }
  } finally {
    await tab.context.close()
  }
}
