const mostShown = 8

/** Lines for people: `2–101, 205`; at most so many ranges. `lines` in ascending order. */
export function lineRanges(lines: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const line of lines) {
    const last = ranges.at(-1)
    if (last && last.to + 1 === line) last.to = line
    else ranges.push({ from: line, to: line })
  }
  const words = ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
  return words.length > mostShown ? `${words.slice(0, mostShown).join(', ')} …` : words.join(', ')
}
