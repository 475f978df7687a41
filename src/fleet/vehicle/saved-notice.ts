/** What the edit page hands over to the vehicle's page after saving, in the navigation's state. */
export interface SavedState {
  readonly saved: string
}

/** The words about what was just saved, if this navigation comes from saving. */
export function savedNotice(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'saved' in state ? String(state.saved) : null
}
