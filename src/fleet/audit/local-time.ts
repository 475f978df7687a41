/** An ISO 8601 time in UTC as `<input type="datetime-local">` has it: to the minute, in the person's zone; '' for none. */
export function localFieldText(iso: string | undefined): string {
  if (!iso) return ''
  const time = new Date(iso)
  const day = `${digits(time.getFullYear(), 4)}-${digits(time.getMonth() + 1, 2)}-${digits(time.getDate(), 2)}`
  return `${day}T${digits(time.getHours(), 2)}:${digits(time.getMinutes(), 2)}`
}

function digits(part: number, length: number): string {
  return String(part).padStart(length, '0')
}

/** What such a field says, as ISO 8601 in UTC; undefined where it says nothing. */
export function isoOfField(text: string): string | undefined {
  // Without a zone it is the person's own (ECMA-262, Date Time String Format).
  const time = new Date(text)
  return text === '' || Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}

/** The name of the person's time zone, such as "Central European Standard Time". */
export function zoneWords(): string {
  const parts = new Intl.DateTimeFormat(undefined, { timeZoneName: 'long' }).formatToParts(new Date())
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'your time zone'
}

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })

/** An ISO 8601 time to the second, with the zone's name. */
export function exactTimeWords(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? iso : exact.format(time)
}
