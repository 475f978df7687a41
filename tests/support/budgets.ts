import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exit, stdout } from 'node:process'
import { gzipSync } from 'node:zlib'
import type { Manifest } from 'vite'

/**
 * What a person must download before a page is there, in bytes after gzip -9. `roots` are the modules that the page needs,
 * each with all it imports statically. React alone, saying hello, is 67,400 bytes: the list has 2.2 times that, to go down.
 */
const budgets = [
  { page: 'signed-out landing', roots: ['index.html'], total: 3_000 },
  // Behind the landing page its settings are checked, still without Amplify or React.
  { page: 'landing, at rest', roots: ['index.html', 'src/app/config-problem.ts'], js: 7_000, css: 1_000 },
  {
    page: 'list of vehicles',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/list/vehicle-list-screen.tsx'],
    js: 149_000,
    css: 6_000,
  },
  {
    page: 'vehicle',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/vehicle/vehicle-screen.tsx'],
    js: 154_500,
    css: 6_000,
  },
  {
    page: 'vehicle form',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/vehicle/vehicle-edit-screen.tsx'],
    js: 195_000,
    css: 8_000,
  },
] as const

/** What must not come along, why, and the one chunk that can't do without. */
const forbidden: readonly (readonly [pattern: RegExp, why: string, except?: string])[] = [
  [/\/xstate\//, 'comes with Authenticator and useAuthenticator'],
  [/\/qrcode\//, 'comes with Authenticator'],
  [/ui-react\/dist\/esm\/components\/Authenticator/, 'the hosted page signs people in'],
  [/\/zod\//, 'its fast path needs new Function, which the CSP forbids'],
  [/\/lodash[./]/, 'the platform has it; only the fields of Amplify UI drag it in', 'vehicle-edit-screen'],
  [/\/utils\/srp\//, 'passwords are typed on the hosted page only'],
  [/\/(?:maplibre-gl|topojson-client)\//, 'the map is fetched when it is opened', 'open-map'],
  [/\/uplot\//, 'the chart is fetched when it is opened', 'past'],
  [/\/cloud\/local\//, 'the local cloud stays on the laptop'],
]

interface Sizes {
  readonly js: number
  readonly css: number
}

const folder = 'dist/.vite'
const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
const modules: Record<string, readonly string[]> = JSON.parse(
  readFileSync(join(folder, 'modules.json'), 'utf8'),
)

function filesOf(roots: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}: the budget names a module that is gone`)
    if (files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const root of roots) visit(root)
  return files
}

function sizesOf(files: ReadonlySet<string>): Sizes {
  const bytes = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((total, file) => total + gzipSync(readFileSync(join('dist', file)), { level: 9 }).length, 0)
  return { js: bytes('.js'), css: bytes('.css') }
}

const problems: string[] = []
stdout.write('page                   js gz   of      css gz  of\n')
for (const budget of budgets) {
  const files = filesOf(budget.roots)
  const sizes = sizesOf(files)
  const limits = 'total' in budget ? { js: budget.total - sizes.css, css: budget.total } : budget
  const cells = [sizes.js, limits.js, sizes.css, limits.css].map((cell) => String(cell).padEnd(8))
  stdout.write(`${budget.page.padEnd(22)} ${cells.join('')}\n`)
  for (const kind of ['js', 'css'] as const) {
    if (sizes[kind] <= limits[kind]) continue
    problems.push(`${budget.page}: ${kind} is ${sizes[kind] - limits[kind]} bytes over. In it:`)
    for (const file of files) {
      if (file.endsWith(kind)) problems.push(`  ${file} ${sizesOf(new Set([file]))[kind]}`)
    }
  }
}
for (const [chunk, inside] of Object.entries(modules)) {
  for (const [pattern, why, except] of forbidden) {
    if (except && chunk.includes(except)) continue
    const found = inside.find((module) => pattern.test(module))
    if (found) problems.push(`${chunk} contains ${found}: ${why}`)
  }
}
for (const problem of problems) stdout.write(`${problem}\n`)
stdout.write(problems.length === 0 ? 'All budgets are kept.\n' : 'A budget is crossed.\n')
exit(problems.length === 0 ? 0 : 1)
