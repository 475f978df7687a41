const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

/** How long ago something was (ISO 8601), in the person's own language. */
export function ageWords(iso: string, now: number): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(iso)) / 60_000))
  if (Number.isNaN(minutes)) return 'at an unknown time'
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 48 * 60) return relative.format(-Math.round(minutes / 60), 'hour')
  return relative.format(-Math.round(minutes / 60 / 24), 'day')
}
