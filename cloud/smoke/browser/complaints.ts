import type { Page } from '@playwright/test'

/** What the browser complains of in the pages of a site, such as a violation of its policy; the sign-in pages of AWS have their own. */
export function complaintsOf(page: Page, site: string): () => string {
  const heard = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith(site))
      heard.add(shortened(message.text()))
  })
  page.on('pageerror', (error) => {
    if (page.url().startsWith(site)) heard.add(shortened(error.message))
  })
  return () => [...heard].toSorted().join('; ') || 'nothing'
}

/** Without addresses, which may carry codes, and differ from site to site. */
function shortened(text: string): string {
  return text.replace(/https?:\S+/g, '<address>').slice(0, 120)
}
