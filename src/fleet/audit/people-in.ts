import type { AuditEntry } from '#contract/history.ts'

/** Everyone who did something in these entries, by username, each once. */
export function peopleIn(entries: readonly AuditEntry[] = []): readonly string[] {
  return [...new Set(entries.map(({ username }) => username))].toSorted()
}
