/** Tags in one cell, separated by semicolons. One that would be taken for several is in double quotes. */
export function tagsAsCell(tags: readonly string[]): string {
  return tags.map((tag) => (/[;,]|^"/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join('; ')
}

const oneTag = /\s*(?:"((?:[^"]|"")*)"\s*|([^;,]*))(?:[;,]|$)/uy

/** The tags in a cell, separated by semicolons or commas. */
export function tagsInCell(cell: string): readonly string[] {
  const tags: string[] = []
  oneTag.lastIndex = 0
  while (oneTag.lastIndex < cell.length) {
    const found = oneTag.exec(cell)
    if (!found) break
    const [, inQuotes, plain = ''] = found
    const tag = (inQuotes?.replaceAll('""', '"') ?? plain).trim()
    if (tag !== '') tags.push(tag)
  }
  return tags
}
