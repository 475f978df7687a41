/** In this tab only: the page that an idle person was sent away from. */
export const returnPageItem = 'fleet-console.return-to'

/** The page to come back to, once; null where there is none. Whoever uses it checks it. */
export function takeReturnPage(): string | null {
  const page = sessionStorage.getItem(returnPageItem)
  sessionStorage.removeItem(returnPageItem)
  return page
}
