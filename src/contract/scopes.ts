/**
 * What each OAuth scope of the resource server `fleet` lets a caller do.
 * The user pool's resource server is made from this table.
 */
export const scopes = {
  'fleet/read': 'See vehicles and their history',
  'fleet/telemetry': 'See the readings of vehicles, such as charge and position',
  'fleet/write': 'Change vehicle records, and add new ones',
  'fleet/command': 'Send everyday commands, such as locking the doors',
  'fleet/unlock': 'Send sensitive commands, such as unlocking the doors',
  'fleet/admin': 'Manage members, and see who did what in the whole tenant',
} as const

export type Scope = keyof typeof scopes

/** Every fleet scope, in the table's order. */
export const scopeNames = Object.keys(scopes) as readonly Scope[]

/** Whether a text is exactly one of our scopes: case, spaces and slashes count (RFC 6749, 3.3). */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text)
}
