const mile = 1609.344

/** Where people measure roads in miles. */
const isImperial = /-(?:US|GB|LR|MM)\b/.test(new Intl.Locale(navigator.language).maximize().toString())

const numberFormat = (unit: string) =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 0 })
const distanceFormat = numberFormat(isImperial ? 'mile' : 'kilometer')
const speedFormat = numberFormat(isImperial ? 'mile-per-hour' : 'kilometer-per-hour')

/** Metres, as the person's country says distances: "12,345 km". */
export function distanceWords(metres: number): string {
  return distanceFormat.format(metres / (isImperial ? mile : 1000))
}

/** Kilometres per hour, as the person's country says speeds. */
export function speedWords(kph: number): string {
  return speedFormat.format(isImperial ? (kph * 1000) / mile : kph)
}
