import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { budgets } from '../budgets/pages.ts'
import { readBuild } from '../budgets/build.ts'
import { sizesOf } from '../budgets/sizes.ts'
import type { Measured, PartResult } from './part.ts'

const root = resolve(import.meta.dirname, '../..')
const outDir = join(root, 'test-results/bench/floors')
const floors = { hello: 'hello.tsx', amplify: 'hello-amplify.tsx' } as const

/** What a page makes a person download, over what React alone costs: goals P1 and P2. Both are built now. */
export async function measure(): Promise<PartResult> {
  const [hello, amplify] = [await floorBytes(floors.hello), await floorBytes(floors.amplify)]
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
  })
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
  await build({
    root: join(import.meta.dirname, 'floors'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'floors', entry),
        output: { entryFileNames: 'floor.js', codeSplitting: false },
      },
    },
  })
  return gzipSync(await readFile(join(outDir, 'floor.js')), { level: 9 }).length
}
