import { countWords } from '../words.ts'

/** What one import takes. */
export const importLimits = { bytes: 20 * 1024 * 1024, lines: 20_000, columns: 200 } as const

/** Why a file is not even read, with what to do; null where it may be. */
export function sizeProblem(bytes: number): string | null {
  if (bytes === 0) return 'The file is empty: expected a header line and a line for each vehicle.'
  if (bytes <= importLimits.bytes) return null
  const [size, most] = [bytes, importLimits.bytes].map((one) => countWords(Math.round(one / 1024 / 1024)))
  return `The file has ${size} MB; one import takes at most ${most} MB. Split it into several files.`
}

/** Said of a file with too many lines. */
export function linesProblem(): string {
  const most = countWords(importLimits.lines)
  return `The file has more than ${most} lines; one import takes at most ${most}. Split it into several files, each with the header line.`
}
