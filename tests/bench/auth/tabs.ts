import type { BootCloud } from '../boot/cloud.ts'
import { type BootPage, leaveAndSignIn, openBootPage, openTab, firstRowOf } from '../boot/page.ts'

/** Tabs of one profile with a page of `pages`, signed in. */
export type AuthTabs = readonly [BootPage, ...BootPage[]]

/** Where the page is, in place of the app. */
const path = '/auth-page'

/** The app's own session: signed in to by the app, whose tab then shows the page instead. */
export async function openOurTabs(cloud: BootCloud, html: string, count: number): Promise<AuthTabs> {
  const first = await openBootPage(cloud, { [path]: html })
  await first.page.goto('/')
  await leaveAndSignIn(first.page)
  await firstRowOf(first.page)
  await first.page.goto(path)
  return withOthers(first, html, count)
}

/** Amplify’s session: the page signs in by itself. */
export async function openAmplifyTabs(cloud: BootCloud, html: string, count: number): Promise<AuthTabs> {
  const first = await openBootPage(cloud, { '/': html, '/callback': html, [path]: html })
  await first.page.goto('/')
  await leaveAndSignIn(first.page)
  return withOthers(first, html, count)
}

async function withOthers(first: BootPage, html: string, count: number): Promise<AuthTabs> {
  await isReady(first)
  const others: BootPage[] = []
  while (others.length < count - 1) {
    const tab = await openTab(first.context, { [path]: html })
    await tab.page.goto(path)
    await isReady(tab)
    others.push(tab)
  }
  return [first, ...others]
}

async function isReady({ page }: BootPage): Promise<void> {
  await page.waitForFunction(() => window.authPage)
}
