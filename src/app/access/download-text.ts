/** Has the browser save a text as a file. */
export function downloadText(fileName: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = fileName
  link.click()
  // Firefox reads it only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
