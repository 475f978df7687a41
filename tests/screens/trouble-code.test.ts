import { describe, expect, test } from 'vitest'
import { readTroubleCode } from '#fleet/telemetry/trouble-code.ts'

const standard = 'standard'
const maker = 'maker'
const mixed = 'fuel and air metering, auxiliary emission controls'

// By hand, after SAE J2012: the system, who defines the code, and the powertrain's subsystem.
const kinds: [code: string, system: string, definedBy: string, subsystem: string | undefined][] = [
  ['P0420', 'Powertrain', standard, 'auxiliary emission controls'],
  ['P0001', 'Powertrain', standard, mixed],
  ['P0171', 'Powertrain', standard, 'fuel and air metering'],
  ['P0201', 'Powertrain', standard, 'fuel and air metering (injectors)'],
  ['P0300', 'Powertrain', standard, 'ignition or misfire'],
  ['P0562', 'Powertrain', standard, 'speed and idle control'],
  ['P0601', 'Powertrain', standard, 'computer and its outputs'],
  ['P0700', 'Powertrain', standard, 'transmission'],
  ['P0894', 'Powertrain', standard, 'transmission'],
  ['P0944', 'Powertrain', standard, 'transmission'],
  ['P0A80', 'Powertrain', standard, 'hybrid propulsion'],
  ['P0C00', 'Powertrain', standard, 'hybrid propulsion'],
  ['P1128', 'Powertrain', maker, 'fuel and air metering'],
  ['P1E00', 'Powertrain', maker, 'hybrid propulsion'],
  ['P2002', 'Powertrain', standard, mixed],
  ['P2300', 'Powertrain', standard, 'ignition or misfire'],
  ['P2463', 'Powertrain', standard, 'auxiliary emission controls'],
  ['P2503', 'Powertrain', standard, 'auxiliary inputs'],
  ['P2610', 'Powertrain', standard, 'computer and its outputs'],
  ['P2714', 'Powertrain', standard, 'transmission'],
  ['P2A00', 'Powertrain', standard, mixed],
  ['P2F00', 'Powertrain', standard, undefined],
  ['P3000', 'Powertrain', maker, mixed],
  ['P33FF', 'Powertrain', maker, 'ignition or misfire'],
  ['P3400', 'Powertrain', standard, 'cylinder deactivation'],
  ['P3900', 'Powertrain', standard, undefined],
  ['C0035', 'Chassis', standard, undefined],
  ['C1201', 'Chassis', maker, undefined],
  ['C2100', 'Chassis', maker, undefined],
  ['C3000', 'Chassis', standard, undefined],
  ['B0001', 'Body', standard, undefined],
  ['B1342', 'Body', maker, undefined],
  ['B2960', 'Body', maker, undefined],
  ['U0100', 'Network', standard, undefined],
  ['U1000', 'Network', maker, undefined],
  ['U2100', 'Network', maker, undefined],
  ['U3000', 'Network', standard, undefined],
]

test.each(kinds)('%s is of %s, by the %s', (code, system, definedBy, subsystem) => {
  const read = readTroubleCode(code)
  expect([read?.system, read?.definedBy, read?.subsystem]).toEqual([system, definedBy, subsystem])
})

describe('texts', () => {
  test.each([
    ['P0420', 'Catalyst works below its threshold (bank 1)'],
    ['P0171', 'Fuel mixture too lean (bank 1)'],
    ['P0A80', 'Hybrid or traction battery is to be replaced'],
    ['P0AA6', 'High voltage: isolation fault'],
    ['C0035', 'Left front wheel speed sensor: circuit'],
    ['U0121', 'No communication with the anti-lock brakes’ control module'],
  ])('%s means: %s', (code, text) => {
    expect(readTroubleCode(code)?.text).toBe(text)
  })

  test.each(['B1342', 'P1E00', 'P3001'])('%s is the maker’s own, so it has no text of ours', (code) => {
    expect(readTroubleCode(code)?.text).toBeUndefined()
  })
})

test.each(['', 'P042', 'P04200', 'p0420', 'P4420', 'X0420', 'P042G', ' P0420', 'P0420\n', '__proto__'])(
  '%j is no trouble code',
  (code) => expect(readTroubleCode(code)).toBeNull(),
)
