/** What a file's cells can be separated by. */
export const separatorWords = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const

export type Separator = keyof typeof separatorWords

/** The separators that a file can be written with. */
export const exportSeparators = [',', ';', '\t'] as const satisfies readonly Separator[]

/** What spreadsheets of the person's region expect: a semicolon where the comma is the decimal sign. */
export function defaultSeparator(locale?: string): Separator {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ','
}
