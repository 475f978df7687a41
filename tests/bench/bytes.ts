import { gzipSync } from 'node:zlib'
import { budgets } from '../budgets/pages.ts'
import { readBuild } from '../budgets/build.ts'
import { sizesOf } from '../budgets/sizes.ts'
import { buildApp, buildScript } from './build.ts'
import type { Measured, PartResult } from './part.ts'

const floors = { hello: 'hello.tsx', amplify: 'hello-amplify.tsx' } as const

/** What a page makes a person download, over what React alone costs: goals P1 and P2. Both are built now. */
export async function measure(): Promise<PartResult> {
  const [hello, amplify] = [await floorBytes(floors.hello), await floorBytes(floors.amplify)]
  await buildApp()
  const app = readBuild()
  const rows: Measured[] = [
    { what: 'React, saying hello (floor): JS', value: hello / 1000, unit: 'kB' },
    { what: 'React and Amplify’s sign-in: JS', value: amplify / 1000, unit: 'kB' },
  ]
  const details: Record<string, unknown> = { hello, amplify }
  for (const { page, roots } of budgets) {
    const sizes = sizesOf(app.filesOf(roots))
    details[page] = sizes
    rows.push(...rowsOf(page, sizes, hello))
  }
  return { title: 'Bytes of the critical path after gzip -9', rows, details }
}

function rowsOf(page: string, { js, css }: ReturnType<typeof sizesOf>, hello: number): readonly Measured[] {
  if (page === 'signed-out landing') {
    return [{ what: `P1 ${page}: JS and CSS`, value: (js + css) / 1000, unit: 'kB', goal: { most: 3 } }]
  }
  const isList = page === 'list of vehicles'
  return [
    {
      what: `${isList ? 'P2 ' : ''}${page}: JS, of hello`,
      value: js / hello,
      unit: 'x',
      ...(isList && { goal: { most: 2 } }),
    },
    {
      what: `${isList ? 'P2 ' : ''}${page}: CSS`,
      value: css / 1000,
      unit: 'kB',
      ...(isList && { goal: { most: 6 } }),
    },
  ]
}

async function floorBytes(entry: string): Promise<number> {
  return gzipSync(await buildScript(`floors/${entry}`), { level: 9 }).length
}
