import { CsvProblem } from './csv-problem.ts'

const saveAs = 'Open it there, choose “Save as”, take the file type “CSV UTF-8”, and import that file.'

/** How files begin that people take for CSV. */
const kinds: readonly { readonly start: readonly number[]; readonly problem: string }[] = [
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    problem: `This is an Excel or LibreOffice file (or another archive), not CSV. ${saveAs}`,
  },
  { start: [0xd0, 0xcf, 0x11, 0xe0], problem: `This is an Excel file of an old version, not CSV. ${saveAs}` },
  { start: [0x25, 0x50, 0x44, 0x46], problem: 'This is a PDF file: expected CSV. Ask for the list as CSV.' },
]

/** Bytes that are looked at; what is no text shows early. */
const lookedAt = 64 * 1024

/** Sees to it that bytes are a text. @throws {CsvProblem} that says what they are instead, where that is known. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const kind = kinds.find(({ start }) => start.every((byte, index) => bytes[index] === byte))
  if (kind) throw new CsvProblem(kind.problem)
  if (!isUtf16(bytes) && bytes.subarray(0, lookedAt).includes(0)) {
    throw new CsvProblem(
      'This is no text file: expected CSV. If a spreadsheet wrote it, save it there as “CSV UTF-8”.',
    )
  }
}

/** Whether the text begins with the byte order mark of UTF-16. */
export function isUtf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}
