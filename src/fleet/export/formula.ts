/**
 * What a spreadsheet may take for a formula, by its first character: OWASP, "CSV Injection", with the wide forms that Japanese
 * Excel takes as well.
 */
const dangerous = /^(?:[\s\p{Cc}]*[=+\-@＝＋－＠]|\p{Cc})/u

/** A cell that no spreadsheet calculates: an apostrophe comes before whatever looks like a formula. `undefused` is its inverse. */
export function defused(text: string): string {
  return isDangerous(text) ? `'${text}` : text
}

/** The text that was defused: exactly the one before, for every text. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && isDangerous(cell) ? cell.slice(1) : cell
}

/** Apostrophes in front don't count: a text that looks like a defused one gets one more, so that none is lost. */
function isDangerous(text: string): boolean {
  return dangerous.test(text.replace(/^'+/, ''))
}
