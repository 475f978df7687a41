const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in its two largest units down to `smallest`, such as "14 minutes 5 seconds". */
export function durationWords(seconds: number, smallest: 'minute' | 'second' = 'second'): string {
  const parts: string[] = []
  let rest = Math.max(0, Math.floor(seconds))
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
    if (unit === smallest) break
  }
  return parts.slice(0, 2).join(' ') || `less than a ${smallest}`
}
