import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { readBuild } from './build.ts'
import { growth, importChain, type Parts, partsOf } from './growth.ts'
import { budgets, forbidden } from './pages.ts'
import { compressedSize, sizesOf } from './sizes.ts'

const keptFile = join(import.meta.dirname, 'kept-parts.json')
const build = readBuild()
const pages = budgets.map((budget) => {
  const files = [...build.filesOf(budget.roots)]
  const modules = files.flatMap((file) => build.files[file] ?? [])
  const sizes = sizesOf(files)
  const limits = 'total' in budget ? { js: budget.total - sizes.css, css: budget.total } : budget
  return { ...budget, files, parts: partsOf(modules), sizes, limits }
})

if (argv.includes('--keep')) {
  const parts = Object.fromEntries(pages.map((page) => [page.page, page.parts]))
  writeFileSync(keptFile, `${JSON.stringify(parts, null, 2)}\n`)
  stdout.write('Growth will be told from what the pages consist of now.\n')
}
const kept: Readonly<Record<string, Parts>> = JSON.parse(readFileSync(keptFile, 'utf8'))

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
for (const cycle of build.cycles) problems.push(`Files of the build import each other: ${cycle.join(' > ')}`)
for (const problem of problems) stdout.write(`${problem}\n`)
stdout.write(problems.length === 0 ? 'All budgets are kept.\n' : 'A budget is crossed.\n')
exit(problems.length === 0 ? 0 : 1)
