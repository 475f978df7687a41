const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** An ISO 8601 time to the second in the person's own language and time zone; the day only where it is not that of `now` (ms). */
export function momentWords(iso: string, now: number): string {
  const time = new Date(iso)
  const isToday = time.toDateString() === new Date(now).toDateString()
  return (isToday ? clock : dayAndClock).format(time)
}
