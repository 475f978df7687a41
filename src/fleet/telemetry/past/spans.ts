/** How far back the past is shown. */
export const spans = {
  day: { words: '24 hours', days: 1 },
  week: { words: '7 days', days: 7 },
  month: { words: '30 days', days: 30 },
} as const

export type PastSpan = keyof typeof spans

/** All of them, the shortest first. */
export const spanNames = Object.keys(spans) as readonly PastSpan[]
