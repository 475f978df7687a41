/** Where a person is sent who was on no particular page. */
export const homePath = '/vehicles'

const ownPages = ['/callback', '/signed-out']

/**
 * The address to return to after signing in, if it is a page of this app, else `homePath`. It travels through the URL, so
 * it may be hostile: anything that a browser could take for another site is refused (OWASP: unvalidated redirects).
 */
export function returnPath(wanted: string | undefined): string {
  if (!wanted || wanted.length > 2000 || !/^\/(?![/\\])/.test(wanted)) return homePath
  // Decoded slashes, backslashes and at-signs have no place in our paths; nor have control characters, which browsers drop.
  const path = wanted.split(/[?#]/, 1)[0] ?? ''
  if (/[\\@\s]|\/\/|%(?:2f|5c|40|0\d|1\d|7f)/i.test(path) || hasControl(wanted)) return homePath
  const url = new URL(wanted, 'https://app.invalid')
  if (url.origin !== 'https://app.invalid' || ownPages.includes(url.pathname)) return homePath
  return url.pathname === '/' && url.search === '' ? homePath : url.pathname + url.search + url.hash
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f')
}
