import { atRest, type BootPage, fleetLoaded, openTab, firstRowOf } from './page.ts'

/** What starting costs the page's main thread, in milliseconds of CPU time. */
export interface StartCpu {
  readonly firstRows: number
  readonly wholeFleet: number
}

/**
 * Starts the app in another tab of a profile with a session. Until the first rows: all that is done while no second page of
 * the fleet arrives. The browser counts from the navigation on.
 */
export async function cpuOfStart({ context }: BootPage): Promise<StartCpu> {
  const tab = await openTab(context)
  const { page, cpuMs } = tab
  const release = await holdSecondPage(tab)
  await page.goto('/vehicles')
  await firstRowOf(page)
  await atRest(tab)
  const firstRows = await cpuMs()
  await release()
  await fleetLoaded(page)
  await atRest(tab)
  return { firstRows, wholeFleet: await cpuMs() }
}

/** Opens a page that asks for nothing in another tab. */
export async function cpuOfPage({ context }: BootPage, html: string): Promise<number> {
  const path = '/hello'
  const tab = await openTab(context, { [path]: html })
  await tab.page.goto(path)
  await atRest(tab)
  return tab.cpuMs()
}

/** Answers how to let it go on. */
async function holdSecondPage({ session }: BootPage): Promise<() => Promise<void>> {
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/vehicles/read?*cursor=*' }] })
  // What is held goes on when nothing is looked at any more.
  return async () => void (await session.send('Fetch.disable'))
}
