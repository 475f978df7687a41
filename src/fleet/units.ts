const mile = 1609.344
const foot = 0.3048

/** Where people measure roads in miles. */
const isImperial = /-(?:US|GB|LR|MM)\b/.test(new Intl.Locale(navigator.language).maximize().toString())

const numberFormat = (unit: string) =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 0 })
const distanceFormat = numberFormat(isImperial ? 'mile' : 'kilometer')
const speedFormat = numberFormat(isImperial ? 'mile-per-hour' : 'kilometer-per-hour')
const lengthFormat = numberFormat(isImperial ? 'foot' : 'meter')

/** Metres, as the person's country counts distances: in miles or kilometres. */
export function distanceNumber(metres: number): number {
  return metres / (isImperial ? mile : 1000)
}

/** Metres, as the person's country says distances: "12,345 km". */
export function distanceWords(metres: number): string {
  return distanceFormat.format(distanceNumber(metres))
}

/** What the person's country counts distances in: "km". */
export function distanceUnit(): string {
  return distanceFormat.formatToParts(0).find(({ type }) => type === 'unit')?.value ?? ''
}

/** Metres, as the person's country says what is a short way off: "12 m". */
export function lengthWords(metres: number): string {
  return lengthFormat.format(isImperial ? metres / foot : metres)
}

/** Kilometres per hour, as the person's country says speeds. */
export function speedWords(kph: number): string {
  return speedFormat.format(isImperial ? (kph * 1000) / mile : kph)
}
