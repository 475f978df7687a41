import type { Axis } from 'uplot'

const hour = 60 * 60
const day = 24 * hour

const ofDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric' })
const ofMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

/** Ticks at whole hours or at midnights of the person's time zone, in their language. */
export function timeAxis(days: number): Axis {
  const [format, incrs] =
    days === 1
      ? [ofDay, [hour, 3 * hour, 6 * hour, 12 * hour]]
      : [ofMonth, [day, 2 * day, 3 * day, 5 * day, 10 * day]]
  return {
    incrs,
    space: 56,
    size: 28,
    values: (_, seconds) => seconds.map((one) => format.format(one * 1000)),
  }
}
