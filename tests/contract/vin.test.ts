import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeVin, vinCheckDigit, vinProblem } from '#contract/vin.ts'

// Published examples: 49 CFR 565 and the straight-ones VIN of the NHTSA.
test.each(['1M8GDM9AXKP042788', '11111111111111111', '5GZCZ43D13S812715'])('%s is right', (vin) => {
  expect(vinProblem(vin)).toBeNull()
})

test.each([
  ['1M8GDM9A0KP042788', 'error', 'check digit'],
  ['1M8GDM9AXKP04278', 'error', '17 characters'],
  ['1M8GDM9AXKP0427880', 'error', '17 characters'],
  ['1M8GDM9AXKPO42788', 'error', 'found O'],
  ['1M8GDM9AXKP04278é', 'error', 'found é'],
  ['7SAYGDEE1NF386800', 'error', 'check digit'],
  ['WBA3A5C51CF256651', 'warning', 'check digit'],
  ['', 'error', 'has 0'],
])('%s is an %s: %s', (vin, severity, message) => {
  expect(vinProblem(vin)).toMatchObject({ severity, message: expect.stringContaining(message) })
})

test('people may write it with spaces, dashes and small letters', () => {
  expect(normalizeVin(' 1m8-gdm9a xkp 042788')).toBe('1M8GDM9AXKP042788')
})

test('one mistyped digit is always noticed in a North American VIN', () => {
  const digit = fc.constantFrom(...'0123456789')
  fc.assert(
    fc.property(fc.array(digit, { minLength: 5, maxLength: 5 }), fc.nat(4), digit, (serial, at, other) => {
      const body = `1M8GDM9A0KP0${serial.join('')}`
      const vin = body.slice(0, 8) + vinCheckDigit(body) + body.slice(9)
      expect(vinProblem(vin)).toBeNull()
      const typo = vin.slice(0, 12 + at) + other + vin.slice(13 + at)
      expect(vinProblem(typo)?.severity).toBe(typo === vin ? undefined : 'error')
    }),
  )
})
