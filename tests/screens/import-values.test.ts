import { describe, expect, test } from 'vitest'
import { createCsvEngine } from '#fleet/import/csv-engine.ts'
import { fieldNamed } from '#fleet/import/header-names.ts'
import { checked, neededHeader, vins } from '../support/csv-file.ts'

const [vin, secondVin, european] = vins

/** What becomes of one line with these cells instead. */
function one(cells: Readonly<Record<string, string>>) {
  const usual = {
    VIN: vin,
    Make: 'Ford',
    Model: 'Transit',
    'Model year': '2021',
    'Licence plate': 'B-FC 1',
    Powertrain: 'electric',
  }
  const all = { ...usual, ...cells }
  const quoted = Object.values(all).map((cell) => `"${cell.replaceAll('"', '""')}"`)
  const { good, problems } = checked(`${Object.keys(all).join(',')}\n${quoted.join(',')}\n`)
  return { vehicle: good[0]?.vehicle, problems }
}

describe('what a column is called', () => {
  test.each([
    ['VIN', 'vin'],
    ['licensePlate', 'licensePlate'],
    ['Licence plate', 'licensePlate'],
    ['LICENSE_PLATE', 'licensePlate'],
    ['Kennzeichen', 'licensePlate'],
    ['Immatriculation', 'licensePlate'],
    ['Matrícula', 'licensePlate'],
    ['Fahrgestell-Nr.', 'vin'],
    ['N° de châssis', 'vin'],
    ['Número de bastidor', 'vin'],
    ['Hersteller', 'make'],
    ['Modèle', 'model'],
    ['Baujahr', 'modelYear'],
    ['Année', 'modelYear'],
    ['Año', 'modelYear'],
    ['Kraftstoff', 'powertrain'],
    ['Fuel type', 'powertrain'],
    ['Status', 'lifecycle'],
    ['Fahrer', 'driver'],
    ['Betriebshof', 'depot'],
    ['Unit #', 'callSign'],
    ['Étiquettes', 'tags'],
    ['Aufbau', 'bodyType'],
    ['Bundesland', 'plateRegion'],
  ])('%s is the field %s', (header, field) => {
    expect(fieldNamed(header)).toBe(field)
  })

  test.each(['', 'Problem', 'Vehicle ID', 'Created at', 'updatedBy', 'Colour', 'constructor', '__proto__'])(
    '%j is none',
    (header) => {
      expect(fieldNamed(header)).toBeNull()
    },
  )

  test('of two columns with one meaning the first has it', () => {
    const { fields } = createCsvEngine().read('Plate,Kennzeichen,Registration\na,b,c')
    expect(fields).toEqual(['licensePlate', null, null])
  })

  test('columns come with their first values', () => {
    const { columns } = createCsvEngine().read(`Plate,Empty\na,\n,\nb,\nc,\nd,`)
    expect(columns).toEqual([
      { name: 'Plate', samples: ['a', 'b', 'c'] },
      { name: 'Empty', samples: [] },
    ])
  })
})

describe('the model year', () => {
  test.each([
    ['2021', 2021],
    [' 2021 ', 2021],
    ['2.021', 2021],
    ['2,021', 2021],
    ['2 021', 2021],
    ['2\u202f021', 2021],
    ['2’021', 2021],
    ['2021,0', 2021],
    ['2021.00', 2021],
    ['2.021,00', 2021],
    ['2,021.00', 2021],
    ['2021-03-15', 2021],
    ['2021-03-15T00:00:00Z', 2021],
    ['2021-03-15 00:00', 2021],
    ['15.03.2021', 2021],
    ['15/03/2021', 2021],
    ['03/15/2021', 2021],
    ['3/2021', 2021],
    ['2021-03', 2021],
  ])('in %j is %i', (cell, year) => {
    const { vehicle, problems } = one({ 'Model year': cell })
    expect(problems).toEqual([])
    expect(vehicle?.modelYear).toBe(year)
  })

  test.each([
    ['2021,5', /whole year/],
    ['soon', /Expected a year, such as 2026/],
    ['', /Expected a year/],
    ['21', /Expected a year/],
    ['15.03.21', /Expected a year/],
    ['15/15/2021', /Expected a year/],
    ['2021-13-01', /Expected a year/],
    ['1e309', /Expected a year/],
    ['2021000000000000000000', /Expected a year/],
    ['1899', /1950 or later/],
    ['9999', /At most two years ahead/],
  ])('in %j is refused', (cell, words) => {
    expect(one({ 'Model year': cell }).problems).toEqual([
      { line: 2, field: 'modelYear', value: cell, message: expect.stringMatching(words) },
    ])
  })
})

describe('words for a few values', () => {
  test.each([
    ['ELECTRIC', 'electric'],
    ['Elektro', 'electric'],
    ['Électrique', 'electric'],
    ['Plug-in hybrid', 'hybrid'],
    ['Diesel', 'combustion'],
    ['Gasóleo', 'combustion'],
  ])('powertrain %s is %s', (cell, powertrain) => {
    expect(one({ Powertrain: cell }).vehicle?.powertrain).toBe(powertrain)
  })

  test.each([
    ['In use', 'inUse'],
    ['inuse', 'inUse'],
    ['OUT-OF-SERVICE', 'outOfService'],
    ['Außer Betrieb', 'outOfService'],
    ['Verfügbar', 'available'],
    ['Volé', 'stolen'],
  ])('lifecycle %s is %s', (cell, lifecycle) => {
    expect(one({ Lifecycle: cell }).vehicle?.lifecycle).toBe(lifecycle)
  })

  test.each([
    ['Powertrain', 'Steam', /Expected one of combustion, hybrid, electric/],
    ['Lifecycle', 'Lost', /Expected one of available/],
  ])('%s %s is refused', (header, cell, words) => {
    expect(one({ [header]: cell }).problems).toEqual([
      expect.objectContaining({ value: cell, message: expect.stringMatching(words) }),
    ])
  })
})

describe('tags in a cell', () => {
  test.each([
    ['a; b', ['a', 'b']],
    ['a,b , c', ['a', 'b', 'c']],
    [' ; a;;', ['a']],
    ['"a; b"; c', ['a; b', 'c']],
    ['"a ""b""", c', ['a "b"', 'c']],
    ['15" rims; c', ['15" rims', 'c']],
    ['"open; c', ['"open', 'c']],
    ['', []],
  ])('%s', (cell, tags) => {
    expect(one({ Tags: cell }).vehicle?.tags).toEqual(tags)
  })
})

describe('empty cells', () => {
  test('clear what may be absent, and say nothing of the lifecycle', () => {
    const { vehicle } = one({ Depot: '', Lifecycle: '' })
    expect(vehicle).toHaveProperty('depot', null)
    expect(vehicle).not.toHaveProperty('lifecycle')
  })

  test('that a short line leaves out say nothing of what may be absent, and are missing where they may not', () => {
    const short = `${neededHeader},Depot\n${vin},Ford,Transit,2021,B-FC 1,electric\n${secondVin},Ford\n`
    const { good, problems } = checked(short)
    expect(good.map(({ vehicle }) => 'depot' in vehicle)).toEqual([false])
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'model'],
      [3, 'modelYear'],
      [3, 'licensePlate'],
      [3, 'powertrain'],
    ])
  })

  test('fields without a column are not given at all', () => {
    expect(Object.keys(one({}).vehicle ?? {}).toSorted()).toEqual(
      ['licensePlate', 'make', 'model', 'modelYear', 'powertrain', 'vin'].toSorted(),
    )
  })
})

describe('what is wrong is said by line, field and value', () => {
  test('two lines with one VIN, however written', () => {
    const lower = `${vin.toLowerCase().slice(0, 8)} ${vin.toLowerCase().slice(8)}`
    const file = [
      neededHeader,
      ...[vin, secondVin, lower].map((one) => `${one},Ford,Transit,2021,B,electric`),
    ]
    expect(checked(file.join('\n')).problems).toEqual([
      { line: 4, field: 'vin', value: vin, message: expect.stringMatching(/line 2 already/) },
    ])
  })

  test('more cells than the header has', () => {
    const file = `${neededHeader}\n${vin},Ford,Transit,Custom,2021,B-FC 1,electric\n${secondVin},Ford,Transit,2021,B,electric,,\n`
    const { good, problems } = checked(file)
    expect(problems).toEqual([
      expect.objectContaining({ line: 2, field: null, message: expect.stringMatching(/7 cells, but 6/) }),
    ])
    expect(good.map(({ line }) => line)).toEqual([3])
  })

  test.each([
    ['a text that reorders what is read', '\u202eelbisivni', /control or invisible/],
    ['a text that hides something', 'a\u200bb', /control or invisible/],
    ['a very long text', 'x'.repeat(1_000_000), /At most 120 characters/],
  ])('%s', (_, driver, words) => {
    const [problem] = one({ Driver: driver }).problems
    expect(problem?.message).toMatch(words)
    expect(problem?.value.length).toBeLessThanOrEqual(81)
  })

  test('a wrong check digit is an error in North America alone', () => {
    expect(one({ VIN: '1M8GDM9A0KP042788' }).problems[0]?.message).toMatch(/check digit/)
    expect(one({ VIN: european }).problems).toEqual([])
  })

  test('10,000 broken lines are each named, with every problem', () => {
    const broken = Array.from({ length: 10_000 }, (_, index) => `X${index},,Transit,soon,B,steam`)
    const { good, problems } = checked([neededHeader, ...broken].join('\r\n'))
    expect(good).toEqual([])
    expect(problems.length).toBe(40_000)
    expect(problems.at(-1)?.line).toBe(10_001)
    expect(new Set(problems.map(({ line }) => line)).size).toBe(10_000)
  })
})

describe('the lines that failed, as a file', () => {
  const file = `Colour;VIN;Problem;Make\r\n"red;ish";=1+1;old;"Mc""Donald"\r\nblue;b;;Ford;extra\r\n`

  test('have their own columns, separator and values, and what is wrong in place of what was', () => {
    const engine = createCsvEngine()
    engine.read(file)
    expect(engine.failedLines([{ line: 2, problem: 'VIN: too short; Make: odd' }])).toBe(
      `\uFEFFColour;VIN;Make;Problem\r\n"red;ish";'=1+1;"Mc""Donald";"VIN: too short; Make: odd"\r\n`,
    )
  })

  test('keep cells that there is no column for, and are defused only once', () => {
    const engine = createCsvEngine()
    engine.read(file)
    const all = [2, 3].map((line) => ({ line, problem: 'p' }))
    const first = engine.failedLines(all)
    expect(first).toContain('blue;b;Ford;p;extra\r\n')
    engine.read(first)
    expect(engine.failedLines(all)).toBe(first)
  })
})
