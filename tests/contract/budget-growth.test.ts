import { describe, expect, test } from 'vitest'
import type { BuiltModule, Importers } from '../budgets/build.ts'
import { growth, importChain, partOf, partsOf } from '../budgets/growth.ts'

const page: readonly BuiltModule[] = [
  ['src/main.tsx', 10],
  ['src/list.tsx', 20],
  ['node_modules/zod/core.js', 40],
  ['node_modules/zod/errors.js', 5],
]

const importers: Importers = {
  'src/main.tsx': [],
  'src/list.tsx': ['src/main.tsx'],
  'src/row.tsx': ['src/lazy.tsx', 'src/list.tsx'],
  'src/lazy.tsx': [],
  'node_modules/zod/index.js': ['src/row.tsx'],
  'node_modules/zod/core.js': ['node_modules/zod/index.js'],
  'node_modules/zod/errors.js': ['node_modules/zod/core.js'],
  'src/one.ts': ['src/two.ts'],
  'src/two.ts': ['src/one.ts'],
}

test.each([
  ['src/fleet/list/row.tsx', 'src/fleet/list/row.tsx'],
  ['node_modules/zod/v4/index.js', 'zod'],
  ['node_modules/@tanstack/query-core/build/query.js', '@tanstack/query-core'],
  ['node_modules/one/node_modules/two/index.js', 'two'],
])('%s is of the part %s', (name, part) => {
  expect(partOf(name)).toBe(part)
})

test('a package counts as one, and every module of ours by itself', () => {
  expect(partsOf(page)).toEqual({ 'src/list.tsx': 20, 'src/main.tsx': 10, zod: 45 })
})

test('what has grown or is new is told, the most first; what shrank, stayed or went is not', () => {
  const before = { kept: 5, shrunk: 9, grown: 10, gone: 1 }
  expect(growth(before, { kept: 5, shrunk: 8, grown: 12, fresh: 7 })).toEqual([
    { part: 'fresh', from: 0, to: 7 },
    { part: 'grown', from: 10, to: 12 },
  ])
})

describe('the import that brought a part', () => {
  test('is told as the shortest way from a root, also through modules of which nothing is left', () => {
    expect(importChain(importers, ['src/main.tsx'], 'zod')).toEqual([
      'src/main.tsx',
      'src/list.tsx',
      'src/row.tsx',
      'node_modules/zod/index.js',
    ])
  })

  test('is the root alone where that is what has grown', () => {
    expect(importChain(importers, ['src/main.tsx'], 'src/main.tsx')).toEqual(['src/main.tsx'])
  })

  test('is none for what no root imports, also where modules import each other', () => {
    expect(importChain(importers, ['src/main.tsx'], 'src/one.ts')).toEqual([])
  })
})
