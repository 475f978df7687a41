import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessTable, accessTablePlace } from '../support/access-table.ts'

// Prettier aligns the columns; the cells are what counts.
const cells = (table: string) => table.replace(/-{3,}/g, '---').replace(/ +/g, ' ')

test('the README has the access table of the contract (npm run readme writes it)', () => {
  const [written] = accessTablePlace.exec(readFileSync('README.md', 'utf8')) ?? ['no table']
  expect(cells(written.trim())).toBe(cells(accessTable()))
})
