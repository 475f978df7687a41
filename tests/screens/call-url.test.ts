import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CallUrlError, callUrl } from '#fleet/api/call-url.ts'

const endpoint = 'https://fleet.example/api'

test('path and query come from the table', () => {
  expect(callUrl(endpoint, 'readVehicle', { vehicleId: 'veh-1' }).href).toBe(
    `${endpoint}/vehicles/read/veh-1`,
  )
  expect(callUrl(endpoint, 'listVehicles', {}, { limit: '5', cursor: undefined }).href).toBe(
    `${endpoint}/vehicles/read?limit=5`,
  )
})

test.each(['', '.', '..', undefined, 7])('%j is no path parameter', (vehicleId) => {
  expect(() => callUrl(endpoint, 'readVehicle', { vehicleId })).toThrow(CallUrlError)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '../../..',
  'x/../../../y',
  '?x',
  '#x',
  '@evil',
])('a token never leaves for “%s”', (vehicleId) => {
  const url = callUrl(endpoint, 'unlockDoors', { vehicleId })
  expect(url.href).toBe(`${endpoint}/vehicles/command/${encodeURIComponent(vehicleId)}/unlock-doors`)
})

test('whatever the parameters are, a call goes to the endpoint or nowhere', () => {
  const addressOf = (vehicleId: string, cursor: string): string => {
    try {
      return callUrl(endpoint, 'readHistory', { vehicleId }, { cursor }).href
    } catch (error) {
      if (error instanceof CallUrlError) return 'nowhere'
      throw error
    }
  }
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), fc.string(), (vehicleId, cursor) => {
      expect(addressOf(vehicleId, cursor)).toMatch(
        /^nowhere$|^https:\/\/fleet\.example\/api\/vehicles\/read\/[^/]+\/history\?cursor=/,
      )
    }),
  )
})
