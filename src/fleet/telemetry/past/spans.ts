/** How far back the past is shown. */
export type PastSpan = 'day' | 'week' | 'month'

/** What each is called, the shortest first. */
export const spanWords: Readonly<Record<PastSpan, string>> = {
  day: '24 hours',
  week: '7 days',
  month: '30 days',
}

/** How many days each has. */
export const spanDays: Readonly<Record<PastSpan, number>> = { day: 1, week: 7, month: 30 }
