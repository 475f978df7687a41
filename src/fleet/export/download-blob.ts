/** Has the browser save a file. */
export function downloadBlob(fileName: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  // Firefox reads it only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

/** Has the browser save CSV, in pieces or whole. */
export function downloadCsv(fileName: string, pieces: readonly string[]): void {
  downloadBlob(fileName, new Blob([...pieces], { type: 'text/csv;charset=utf-8' }))
}
