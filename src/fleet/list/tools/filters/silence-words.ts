/** The times that are offered, in hours. */
export const usualSilences = [1, 24, 7 * 24, 30 * 24] as const

/** A time in hours as people say it: "24 hours", "7 days". */
export function silenceWords(hours: number): string {
  const [count, unit] = hours > 24 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour']
  return `${count} ${count === 1 ? unit : `${unit}s`}`
}
