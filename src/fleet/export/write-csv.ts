import { type CsvWish, csvSlices } from './csv-slices.ts'

/** A page that is held up for longer than this is felt. */
const sliceMs = 12

/**
 * Writes a file piece by piece, and lets the page breathe in between. `onProgress` is told how many vehicles are written.
 * @throws the signal's reason, once it is aborted.
 */
export async function writeCsv(
  wish: CsvWish,
  onProgress: (written: number) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const pieces: string[] = []
  for (const { text, written } of csvSlices(wish, sliceMs)) {
    pieces.push(text)
    onProgress(written)
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
  }
  return pieces
}
