import type { Page } from '@playwright/test'
import { isUserPoolPath } from '#cloud/local/cognito/paths.ts'

/** A signed or encrypted token in compact form (RFC 7515, RFC 7516), wherever it is found: base64url of `{"`, two dots. */
export const tokenShape = /eyJ[\w-]{8,}\.[\w-]*\.[\w-]{8,}/

/** Where in a page of the site something looks like a token, or one of these is. Never says what. */
export async function tokensIn(page: Page, known: readonly string[]): Promise<string[]> {
  const places = await page.evaluate(
    ({ shape, known }) => {
      const pattern = new RegExp(shape)
      const hasToken = (text: string) => pattern.test(text) || known.some((token) => text.includes(token))
      const fields = document.querySelectorAll<HTMLInputElement>('input, textarea, select')
      const stored = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage))
      const texts: Readonly<Record<string, readonly string[]>> = {
        'the address': [location.href],
        // With all attributes, and the title.
        'the page': [document.documentElement.outerHTML],
        'a field': Array.from(fields, ({ value }) => value),
        'the state of the history': [JSON.stringify(history.state)],
        'the name of the window': [window.name],
        'a cookie': [document.cookie],
        'a key of the storage': stored.map(([key]) => key),
        'a value of the storage': stored.map(([, value]) => value),
      }
      return Object.keys(texts).filter((place) => texts[place]?.some(hasToken))
    },
    { shape: tokenShape.source, known },
  )
  return places.map((place) => `a token in ${place}, at ${new URL(page.url()).pathname}`)
}

/** The addresses of this tab's history, oldest first, and which one of them is shown. */
export async function historyOf(page: Page): Promise<{ entries: readonly string[]; current: number }> {
  const session = await page.context().newCDPSession(page)
  const { entries, currentIndex } = await session.send('Page.getNavigationHistory')
  await session.detach()
  return { entries: entries.map(({ url }) => url), current: currentIndex }
}

/**
 * What this tab's history keeps of a sign-in although the app or the landing page is shown: the hosted pages have their
 * own parameters, and the callback needs its own until it is done; `settled` says that it should be.
 */
export async function leftInHistory(page: Page, origin: string, settled: boolean): Promise<string[]> {
  const { entries, current } = await historyOf(page)
  const shown = pathIn(entries[current], origin)
  if (shown === undefined || isUserPoolPath(shown) || (shown === '/callback' && !settled)) return []
  return entries.flatMap((entry) => {
    const path = pathIn(entry, origin)
    const names = entry.match(/(?<=[?#&])(?:code|state|error\w*)(?==)/g) ?? []
    if (path === undefined || isUserPoolPath(path)) return []
    return names.map((name) => `${name} in the history, at ${path}`)
  })
}

function pathIn(address: string | undefined, origin: string): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url?.origin === origin ? url.pathname : undefined
}
