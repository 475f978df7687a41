/** In this tab only: no link, no address and no other tab can make anyone be asked. */
export const intentItem = 'fleet-console.intent'

/** Whether an intent (intent.ts) is kept at all, of whomever. */
export function isIntentKept(): boolean {
  return sessionStorage.getItem(intentItem) !== null
}
