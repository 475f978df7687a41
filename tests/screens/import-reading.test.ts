import { describe, expect, test } from 'vitest'
import { createCsvEngine } from '#fleet/import/csv-engine.ts'
import { sizeProblem } from '#fleet/import/import-limits.ts'
import { checked, neededHeader, utf16, vins } from '../support/csv-file.ts'

const [vin, secondVin] = vins
const utf8 = (text: string) => new TextEncoder().encode(text)
const line = `${vin},Citroën,Jumper,2021,B-FC 1,electric`
const text = `${neededHeader}\n${line}\n`
const vehicle = {
  vin,
  make: 'Citroën',
  model: 'Jumper',
  modelYear: 2021,
  licensePlate: 'B-FC 1',
  powertrain: 'electric',
}

/** What is said of a file that can't be read. */
function refusal(source: Uint8Array | string): string {
  try {
    createCsvEngine().read(source)
    return 'read'
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

describe('a file is read in any of the encodings that spreadsheets write', () => {
  test.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16, little end first', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16, big end first', utf16(text, 'be'), 'utf-16be'],
    ['Windows-1252', Uint8Array.from(text, (one) => one.charCodeAt(0)), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    expect(createCsvEngine().read(bytes).encoding).toBe(encoding)
    expect(checked(bytes)).toEqual({ good: [{ line: 2, vehicle }], problems: [] })
  })

  test('a pasted text has none', () => {
    expect(createCsvEngine().read(text).encoding).toBeNull()
    expect(checked(text).good).toEqual([{ line: 2, vehicle }])
  })
})

describe('the separator is found', () => {
  test.each([
    [',', ','],
    [';', ';'],
    ['a tab', '\t'],
    ['|', '|'],
  ])('%s', (_, separator) => {
    const separated = text.replaceAll(',', separator)
    expect(createCsvEngine().read(separated).separator).toBe(separator)
    expect(checked(separated).good).toEqual([{ line: 2, vehicle }])
  })

  test('also where cells hold more of another one', () => {
    const tagged = `${neededHeader.replaceAll(',', ';')};Tags\n${line.replaceAll(',', ';')};a,b,c,d,e,f,g,h\n`
    expect(checked(tagged).good[0]?.vehicle.tags).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  })

  test('also where the header itself does', () => {
    const noted = `${neededHeader.replaceAll(',', ';')};Note (a, b, c, d, e, f, g, h, i)\n${line.replaceAll(',', ';')};x\n`
    expect(checked(noted).good).toEqual([{ line: 2, vehicle }])
  })

  test('as Excel names it in a line of its own, which keeps the numbers of the lines', () => {
    expect(checked(`sep=;\r\n${text.replaceAll(',', ';')}`).good).toEqual([{ line: 3, vehicle }])
  })
})

describe('quotes and line ends', () => {
  const withDriver = (driver: string) => `${neededHeader},Driver\n${line},${driver}\n`
  test.each([
    ['a quoted cell', '"Lovelace"', 'Lovelace'],
    ['the separator in quotes', '"Lovelace, Ada"', 'Lovelace, Ada'],
    ['doubled quotes', '"Ada ""Countess"" Lovelace"', 'Ada "Countess" Lovelace'],
    ['a quote inside', 'Ada "Countess" Lovelace', 'Ada "Countess" Lovelace'],
    ['an empty quoted cell', '""', null],
    ['spaces around', '  Ada  ', 'Ada'],
  ])('%s', (_, cell, driver) => {
    expect(checked(withDriver(cell)).good[0]?.vehicle.driver).toBe(driver)
  })

  test.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
  ])('%s ends a line', (_, end) => {
    const two = `${text}${line.replace(vin, secondVin)}`.replaceAll('\n', end)
    expect(checked(two).good.map(({ line }) => line)).toEqual([2, 3])
  })

  test('line ends of both kinds in one file', () => {
    const two = `${neededHeader}\r\n${line}\n${line.replace(vin, secondVin)}\r\n`
    expect(checked(two).problems).toEqual([])
    expect(checked(two).good.map(({ line }) => line)).toEqual([2, 3])
  })

  test('a line is named by its number in the file, also after cells of several lines and empty lines', () => {
    const file = `${neededHeader},Driver\n${line},"Ada\nLovelace"\n\n,,,\n \n${line.replace(vin, 'short')},Bo\n`
    expect(checked(file).problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'driver'],
      [7, 'vin'],
    ])
  })

  test('a quote that is not closed is said of the line in which it opens', () => {
    const file = `${text}${line.replace(vin, secondVin).replace('Citroën', '"Citroën')}\n${line}\n`
    const { good, problems } = checked(file)
    expect(good.map(({ line }) => line)).toEqual([2])
    expect(problems).toEqual([
      expect.objectContaining({
        line: 3,
        field: null,
        message: expect.stringMatching(/quote is not closed/),
      }),
    ])
  })
})

describe('what can’t be a list of vehicles is refused with what to do', () => {
  const bytes = (...start: number[]) => Uint8Array.from([...start, ...Array(100).fill(0)])
  test.each([
    ['an Excel file', bytes(0x50, 0x4b, 3, 4), /Excel or LibreOffice.*“CSV UTF-8”/],
    ['an old Excel file', bytes(0xd0, 0xcf, 0x11, 0xe0), /Excel file of an old version.*“CSV UTF-8”/],
    ['a PDF file', utf8('%PDF-1.7 …'), /PDF/],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47), /no text file: expected CSV/],
    ['UTF-16 that does not say so', utf16(text, 'le').subarray(2), /no text file.*“CSV UTF-8”/],
    ['nothing but spaces', utf8(' \n\n '), /nothing in it: expected a header line/],
    ['only a header', utf8(`${neededHeader}\n`), /only a header line: expected a line for each vehicle/],
    ['too many columns', utf8(`${'x,'.repeat(500)}\n${line}`), /has 501 columns; at most 200/],
    ['too many lines', `${neededHeader}\n${`${line}\n`.repeat(20_001)}`, /more than 20,000 lines.*Split it/],
    ['nothing but separators', `${neededHeader}\n${',,,\n'.repeat(100_000)}`, /more than 20,000 lines/],
  ])('%s', (_, source, words) => {
    expect(refusal(source)).toMatch(words)
    expect(refusal(source)).toMatch(/^CsvProblem/)
  })

  test('as many lines as are allowed are read', () => {
    expect(refusal(`${neededHeader}\n${`${line}\n`.repeat(20_000)}`)).toBe('read')
  })

  test.each([
    ['no bytes', 0, /is empty: expected a header line/],
    ['50 MB', 50 * 1024 * 1024, /has 50 MB; one import takes at most 20 MB\. Split it/],
  ])('a file of %s is refused before it is read', (_, size, words) => {
    expect(sizeProblem(size)).toMatch(words)
  })

  test('20 MB may be read', () => {
    expect(sizeProblem(20 * 1024 * 1024)).toBeNull()
  })
})
