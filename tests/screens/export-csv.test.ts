import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { safeParse } from 'valibot'
import { newVehicle } from '#contract/new-vehicle.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { csvColumns } from '#fleet/export/csv-columns.ts'
import { csvSlices } from '#fleet/export/csv-slices.ts'
import { csvRecord } from '#fleet/export/csv-text.ts'
import { downloadCsv } from '#fleet/export/download-blob.ts'
import { defused, undefused } from '#fleet/export/formula.ts'
import { defaultSeparator, exportSeparators } from '#fleet/export/separators.ts'
import { tagsAsCell, tagsInCell } from '#fleet/export/tag-list.ts'
import { writeCsv } from '#fleet/export/write-csv.ts'
import { csvRecords } from '#fleet/import/csv-records.ts'
import { differingFields } from '#fleet/import/differences.ts'
import { checked } from '../support/csv-file.ts'
import { vehicle } from '../support/vehicle.ts'

const never = new AbortController().signal

/** Texts as an attacker, or a careless person, would choose them. */
const hostile = fc.oneof(
  fc
    .array(fc.constantFrom(...'=+-@＝＋－＠\t\r\n\0\'",;| \\aé😀0', '=cmd|’ /C calc’!A0', 'a\u200bb'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

describe('no cell is taken for a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\0=x', "'\0=x"],
    ['  =x', "'  =x"],
    ['＝x', "'＝x"],
    ["'=x", "''=x"],
    ["O'Hara", "O'Hara"],
    ["'quoted'", "'quoted'"],
    ['a=b', 'a=b'],
    ['B-FC 1', 'B-FC 1'],
    ['', ''],
  ])('%j is written as %j, and read back', (text, cell) => {
    expect(defused(text)).toBe(cell)
    expect(undefused(cell)).toBe(text)
  })

  test('whatever the text is, its cell begins with nothing dangerous, and gives the same text back', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = defused(text)
        expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n\0]/u)
        expect(undefused(cell)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})

test('records that are written are read as they were, whatever is in them (RFC 4180)', () => {
  // Line ends are read as \n; no field of a vehicle has any.
  const cells = fc.array(
    hostile.map((text) => text.replace(/\r\n?/g, '\n')),
    { minLength: 2, maxLength: 6 },
  )
  fc.assert(
    fc.property(
      fc.array(cells, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...exportSeparators),
      (rows, separator) => {
        const text = rows.map((row) => csvRecord(row, separator)).join('')
        const records = csvRecords(text.replaceAll('\r\n', '\n'), separator)
        expect(
          records.filter((_, index) => index < rows.length).map((record) => record.cells.map(undefused)),
        ).toEqual(rows)
      },
    ),
    { numRuns: 1000 },
  )
})

describe('tags in one cell', () => {
  test.each([
    [['a', 'b c'], 'a; b c'],
    [['a;b', 'c,d'], '"a;b"; "c,d"'],
    [['"a"', '15" rims'], '"""a"""; 15" rims'],
    [[], ''],
  ])('%j are written as %j, and read back', (tags, cell) => {
    expect(tagsAsCell(tags)).toBe(cell)
    expect(tagsInCell(cell)).toEqual(tags)
  })

  test('whatever they are, they are the same when they are read', () => {
    const tag = fc
      .array(fc.constantFrom(...'"",;; ab'), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('').trim())
      .filter((text) => text !== '')
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 4 }), (tags) => {
        expect(tagsInCell(tagsAsCell(tags))).toEqual(tags)
      }),
      { numRuns: 2000 },
    )
  })
})

/** Vehicles that the API would take, with texts as above. */
const vehicles: fc.Arbitrary<Vehicle> = fc
  .record({
    make: hostile,
    model: hostile,
    licensePlate: hostile,
    bodyType: fc.option(hostile),
    driver: fc.option(hostile),
    depot: fc.option(hostile),
    callSign: fc.option(hostile),
    plateRegion: fc.option(hostile),
    tags: fc.array(hostile, { maxLength: 5 }),
    powertrain: fc.constantFrom(...powertrains),
    lifecycle: fc.constantFrom(...lifecycles),
    modelYear: fc.integer({ min: 1950, max: 2026 }),
  })
  .map((fields) => safeParse(newVehicle, { vin: '1M8GDM9AXKP042788', ...fields }))
  .filter(({ success }) => success)
  .map(({ output }) => {
    const known = Object.entries(output as object).filter(([, value]) => value !== null)
    return { ...vehicle(), ...Object.fromEntries(known) }
  })

test('an export that is imported again changes nothing, whatever the texts are', () => {
  fc.assert(
    fc.property(vehicles, fc.constantFrom(...exportSeparators), (one, separator) => {
      const slices = csvSlices({ vehicles: [one], columns: csvColumns, separator }, 10)
      const file = new TextEncoder().encode([...slices].map(({ text }) => text).join(''))
      const { good, problems } = checked(file)
      expect(problems).toEqual([])
      expect(good.map(({ vehicle }) => differingFields(one, vehicle))).toEqual([[]])
    }),
    { numRuns: 500 },
  )
})

describe('the file', () => {
  const two = [
    vehicle({ tags: ['a', 'b;c'], lifecycle: 'outOfService' }),
    vehicle({ driver: '=HYPERLINK("x")' }),
  ]

  test('has a byte order mark, the names of its columns, and a line for each vehicle', async () => {
    const wish = {
      vehicles: two,
      columns: ['licensePlate', 'lifecycle', 'driver', 'tags'],
      separator: ';',
    } as const
    expect((await writeCsv(wish, () => {}, never)).join('')).toBe(
      '\uFEFFLicence plate;Lifecycle;Driver;Tags\r\n' +
        'B-FC 1;Out of service;;"a; ""b;c"""\r\n' +
        'B-FC 1;Available;"\'=HYPERLINK(""x"")";\r\n',
    )
  })

  test('is the same in however many pieces it is written, and says how far it is', () => {
    const many = Array.from({ length: 501 }, (_, index) => vehicle({ callSign: `C ${index}` }))
    const wish = { vehicles: many, columns: csvColumns, separator: ',' }
    const whole = [...csvSlices(wish, Infinity)]
    const pieces = [...csvSlices(wish, 0)]
    expect(whole.length).toBe(1)
    expect(pieces.length).toBeGreaterThan(5)
    expect(pieces.map(({ text }) => text).join('')).toBe(whole[0]?.text)
    expect(pieces.at(-1)?.written).toBe(501)
  })

  test('is given up when its dialog is closed', async () => {
    const end = new AbortController()
    const writing = writeCsv(
      { vehicles: two, columns: ['vin'], separator: ',' },
      () => end.abort(),
      end.signal,
    )
    await expect(writing).rejects.toHaveProperty('name', 'AbortError')
  })

  test('is saved through an address that is taken back', () => {
    vi.useFakeTimers()
    onTestFinished(() => {
      vi.useRealTimers()
      vi.restoreAllMocks()
    })
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:one')
    const taken = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.download).toBe('some.csv')
    })
    downloadCsv('some.csv', ['a', 'b'])
    vi.runAllTimers()
    expect(clicked).toHaveBeenCalledOnce()
    expect(made).toHaveBeenCalledOnce()
    expect(taken.mock.calls).toEqual([['blob:one']])
  })
})

test.each([
  ['en-US', ','],
  ['de-DE', ';'],
  ['fr-FR', ';'],
  ['es-MX', ','],
])('in %s cells are separated by %s to begin with', (locale, separator) => {
  expect(defaultSeparator(locale)).toBe(separator)
})
