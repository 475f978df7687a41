import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { compressedSize, readBuild } from './build.ts'
import { growth, importChain, type Parts, partsOf } from './growth.ts'

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

const keptFile = join(import.meta.dirname, 'kept-parts.json')
const build = readBuild()
const pages = budgets.map((budget) => {
  const files = [...build.filesOf(budget.roots)]
  const modules = files.flatMap((file) => build.files[file] ?? [])
  const sizes = { js: sizeOf(files, '.js'), css: sizeOf(files, '.css') }
  const limits = 'total' in budget ? { js: budget.total - sizes.css, css: budget.total } : budget
  return { ...budget, files, parts: partsOf(modules), sizes, limits }
})

if (argv.includes('--keep')) {
  const parts = Object.fromEntries(pages.map((page) => [page.page, page.parts]))
  writeFileSync(keptFile, `${JSON.stringify(parts, null, 2)}\n`)
  stdout.write('Growth will be told from what the pages consist of now.\n')
}
const kept: Readonly<Record<string, Parts>> = JSON.parse(readFileSync(keptFile, 'utf8'))

function sizeOf(files: readonly string[], ending: string): number {
  return files
    .filter((file) => file.endsWith(ending))
    .reduce((total, file) => total + compressedSize(file), 0)
}

/** What became longer in a page since its budget was set, and which import brought it. */
function whatGrew({ page, roots, parts }: (typeof pages)[number]): readonly string[] {
  return growth(kept[page] ?? {}, parts)
    .slice(0, 12)
    .map(({ part, from, to }) => {
      const way = importChain(build.importers, roots, part).join(' > ')
      return `  ${from === 0 ? 'new' : `+${to - from}`}, ${to} before minifying: ${part}\n    by ${way || 'a chunk that this page shares with others'}`
    })
}

const problems: string[] = []
stdout.write('page                   js gz   of      css gz  of\n')
for (const page of pages) {
  const { sizes, limits, files } = page
  const cells = [sizes.js, limits.js, sizes.css, limits.css].map((cell) => String(cell).padEnd(8))
  stdout.write(`${page.page.padEnd(22)} ${cells.join('')}\n`)
  const over = (['js', 'css'] as const).filter((kind) => sizes[kind] > limits[kind])
  for (const kind of over) {
    problems.push(`${page.page}: ${kind} is ${sizes[kind] - limits[kind]} bytes over. In it:`)
    for (const file of files.filter((name) => name.endsWith(kind))) {
      problems.push(`  ${file} ${compressedSize(file)}`)
    }
  }
  if (over.length > 0) problems.push('Grown since the budget was set, the most first:', ...whatGrew(page))
}
for (const [chunk, inside] of Object.entries(build.files)) {
  for (const [pattern, why, except] of forbidden) {
    if (except && chunk.includes(except)) continue
    const [found] = inside.find(([module]) => pattern.test(module)) ?? []
    if (found)
      problems.push(`${chunk} contains ${found}, imported by ${build.importers[found]?.join(', ')}: ${why}`)
  }
}
for (const problem of problems) stdout.write(`${problem}\n`)
stdout.write(problems.length === 0 ? 'All budgets are kept.\n' : 'A budget is crossed.\n')
exit(problems.length === 0 ? 0 : 1)
