/** Long enough not to occur by chance, short enough that no useful part of a token is without one. */
const pieceLength = 16
/** Of a huge token only the beginning is looked for. */
const mostCharacters = 8_000

/** Which pieces of a secret occur in a text: any 31 characters of it in a row contain one. Spaces separate secrets. */
export function tracesOf(secret: string, text: string): readonly string[] {
  const pieces = secret
    .slice(0, mostCharacters)
    .split(/[\s.,]+/)
    .flatMap((word) => word.match(new RegExp(`.{${pieceLength}}`, 'g')) ?? [])
  return pieces.filter((piece) => text.includes(piece))
}
