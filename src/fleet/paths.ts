/** The page of all vehicles. */
export const listPath = '/vehicles'

/** The page that brings vehicles in from a file. */
export const importPath = `${listPath}/import`

/** The page of one vehicle. */
export function vehiclePath(vehicleId: string): string {
  return `${listPath}/${encodeURIComponent(vehicleId)}`
}

/** The page on which one vehicle is changed. */
export function editPath(vehicleId: string): string {
  return `${vehiclePath(vehicleId)}/edit`
}

/** The page of who did what in the tenant. */
export const auditPath = '/audit'

/** The page of the tenant's people and their groups. */
export const membersPath = '/members'

/** The same, with one member looked for. */
export function memberPath(username: string): string {
  return `${membersPath}?${new URLSearchParams({ q: username })}`
}
