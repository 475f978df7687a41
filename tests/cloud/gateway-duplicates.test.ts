import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasDuplicateNames } from '#cloud/local/gateway/duplicate-names.ts'

test('what JSON.stringify writes has no name twice', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      expect(hasDuplicateNames(JSON.stringify(value, null, indent))).toBe(false)
    }),
  )
})

test('a name that an object has twice is found, at any depth and however it is written', () => {
  const name = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(name, fc.jsonValue(), fc.jsonValue(), fc.nat(3), (twice, one, other, depth) => {
      const escaped = [...twice].map((character) => escapeOf(character)).join('')
      const object = `{${JSON.stringify(twice)}:${JSON.stringify(one)},"${escaped}":${JSON.stringify(other)}}`
      const nested = `${'{"a":['.repeat(depth)}${object}${']}'.repeat(depth)}`
      expect(hasDuplicateNames(nested)).toBe(true)
    }),
  )
})

test.each([
  '{"a":{"a":1},"b":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a:a","b":"{\\"a\\":1"}',
  '{"a":["a","a"]}',
])('the same name in different objects, or as a value, is no duplicate: %s', (json) => {
  expect(hasDuplicateNames(json)).toBe(false)
})

function escapeOf(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
}
