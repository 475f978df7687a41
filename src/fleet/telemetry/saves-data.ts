/** The Network Information API (WICG), where the browser has it. */
interface WithConnection {
  readonly connection?: { readonly saveData?: boolean }
}

/** Whether the person has asked the browser to spare their data volume. */
export function savesData(): boolean {
  const { connection }: Navigator & WithConnection = navigator
  return connection?.saveData === true
}
