/**
 * Puts the app's files, which the build names in the page, into the browser's cache without running any of them. Fetched and
 * not linked: a linked prefetch outlives the page, and the policy of the sign-in page, which comes next, would refuse it.
 */
export function prefetchApp(): void {
  for (const file of [...filesOf('app'), ...filesOf('sign-in')]) void fill(`/${file}`)
}

/** Asks for the app's code all at once, where it is about to be run: each file would else name the next only when it is there. */
export function preloadApp(): void {
  for (const file of filesOf('app')) {
    if (file.endsWith('.js')) {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = `/${file}`
      document.head.append(link)
    }
  }
}

function filesOf(part: 'app' | 'sign-in'): readonly string[] {
  return document.querySelector<HTMLMetaElement>(`meta[name="${part}-files"]`)?.content.split(' ') ?? []
}

async function fill(address: string): Promise<void> {
  try {
    const response = await fetch(address, { priority: 'low' })
    await response.arrayBuffer()
  } catch {
    // Offline, or the person went on meanwhile: the app asks for the file again when it needs it.
  }
}
