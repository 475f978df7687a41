/** Puts the app's files, which the build names in the page, into the browser's cache without running any of them. */
export function prefetchApp(): void {
  const named = document.querySelector<HTMLMetaElement>('meta[name="app-files"]')?.content ?? ''
  for (const file of named.split(' ').filter(Boolean)) {
    const link = document.createElement('link')
    link.rel = 'prefetch'
    link.href = `/${file}`
    document.head.append(link)
  }
}
