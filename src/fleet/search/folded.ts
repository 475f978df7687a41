/** Without case and accents, so that "skoda" finds Škoda; a Greek word may go on where what was typed ends. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')
}
