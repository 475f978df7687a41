/**
 * Puts the app's files, which the build names in the page, into the browser's cache without running any of them. Fetched and
 * not linked: a linked prefetch outlives the page, and the policy of the sign-in page, which comes next, would refuse it.
 */
export function prefetchApp(): void {
  const named = document.querySelector<HTMLMetaElement>('meta[name="app-files"]')?.content ?? ''
  for (const file of named.split(' ').filter(Boolean)) void fill(`/${file}`)
}

async function fill(address: string): Promise<void> {
  try {
    const response = await fetch(address, { priority: 'low' })
    await response.arrayBuffer()
  } catch {
    // Offline, or the person went on meanwhile: the app asks for the file again when it needs it.
  }
}
