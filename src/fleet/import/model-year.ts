/** A date with a year of four digits: 2021-03-15, 15.03.2021, 3/15/2021, 03/2021; a time may follow. */
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$/
const monthAndYear = /^(?:(\d{1,2})[-/.](\d{4})|(\d{4})[-/](\d{1,2}))$/

/**
 * The year that a cell means: 2021, a number as spreadsheets format it (2.021, 2,021, 2 021, 2021,0), or a date. Anything else is
 * given back as it is, for the contract to refuse.
 */
export function modelYearIn(cell: string): number | string {
  const text = cell.trim()
  return yearOfDate(text) ?? yearOfNumber(text) ?? text
}

function yearOfDate(text: string): number | null {
  const [, first, firstMonth, firstDay] = yearFirst.exec(text) ?? []
  if (first) return isMonthAndDay(firstMonth, firstDay) ? Number(first) : null
  const [, one, other, last] = yearLast.exec(text) ?? []
  if (last) return isMonthAndDay(one, other) || isMonthAndDay(other, one) ? Number(last) : null
  const [, month, year, yearBefore, monthAfter] = monthAndYear.exec(text) ?? []
  return isMonthAndDay(month ?? monthAfter, '1') ? Number(year ?? yearBefore) : null
}

function isMonthAndDay(month: string | undefined, day: string | undefined): boolean {
  return isWithin(month, 12) && isWithin(day, 31)
}

function isWithin(text: string | undefined, most: number): boolean {
  return text !== undefined && Number(text) >= 1 && Number(text) <= most
}

function yearOfNumber(text: string): number | null {
  const digits = text.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/u, '')
  // A point or a comma before three digits separates thousands, before anything else a fraction.
  const [, thousands, rest, plain, fraction = ''] =
    /^(?:(\d)[.,](\d{3})|(\d{4}))(?:[.,](\d*))?$/.exec(digits) ?? []
  const whole = plain ?? (thousands && rest && thousands + rest)
  return whole ? Number(`${whole}.${fraction || '0'}`) : null
}
