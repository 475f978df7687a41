import { isUtf16, refuseOtherKinds } from './refuse-other-kinds.ts'

/** How a text's characters were written; the names are those of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A text, and how it was written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text in a file's bytes: UTF-16 if it begins with that byte order mark, else UTF-8; bytes that are not UTF-8 are taken for
 * Windows-1252, which spreadsheets in the West write. @throws {CsvProblem} for anything but a text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  refuseOtherKinds(bytes)
  const marked = isUtf16(bytes)
  if (marked) return decoded(bytes, marked)
  try {
    return decoded(bytes, 'utf-8')
  } catch {
    return decoded(bytes, 'windows-1252')
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): DecodedText {
  return { text: new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes), encoding }
}
