import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homePath, returnPath } from '#auth/return-path.ts'

test.each([
  '/vehicles/veh-1',
  '/vehicles?q=van&sort=-make',
  '/vehicles/veh-1/edit#driver',
  '/vehicles?q=%2F%2Fx%40y',
])('%s is a page of ours', (path) => {
  expect(returnPath(path)).toBe(path)
})

test.each([
  undefined,
  '',
  '/',
  'vehicles',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/vehicles',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%2f%2fevil.example',
  '/%2F/evil.example',
  '/%5cevil.example',
  '/x@evil.example',
  '/x%40evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/vehicles\u0000',
  '/%09/evil.example',
  ' /vehicles',
  '/callback?code=1&state=2',
  '/signed-out',
  `/${'x'.repeat(3000)}`,
])('%j leads home instead', (path) => {
  expect(returnPath(path)).toBe(homePath)
})

test('whatever is asked for, the answer stays on this site', () => {
  const nasty = fc.array(
    fc.constantFrom('/', '\\', '@', ':', '.', '%2f', '%5C', '\t', 'https', 'evil.example', '?', '#'),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        nasty.map((parts) => parts.join('')),
      ),
      (wanted) => {
        const path = returnPath(wanted)
        expect(new URL(path, 'https://fleet.example').origin).toBe('https://fleet.example')
        expect(path).toMatch(/^\/(?![/\\])/)
      },
    ),
  )
})
