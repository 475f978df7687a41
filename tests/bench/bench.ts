import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { argv, stderr, stdout, version } from 'node:process'
import { keepsGoal, type Measured, type Part, type PartResult } from './part.ts'
import { goalOf, type MeasuredPart, verdictOf, writeResults } from './results.ts'

/*
 * `npm run bench [-- part …]`: measures the parts that are named, or all, one after another; prints a table of each and
 * writes it as JSON into test-results/bench. With `--results`, RESULTS.md is written anew. Exit code 1 where a goal is missed.
 */

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  bytes: () => import('./bytes.ts'),
  boot: () => import('./boot.ts'),
  list: () => import('./list.ts'),
  auth: () => import('./auth.ts'),
  api: () => import('./api.ts'),
  growth: () => import('./growth.ts'),
  gateway: () => import('./gateway.ts'),
  cold: () => import('./cold-start.ts'),
  soak: () => import('./soak.ts'),
}

const folder = resolve(import.meta.dirname, '../../test-results/bench')

function machine() {
  const all = cpus()
  return { cpu: `${all.length} × ${all[0]?.model ?? 'unknown'}`, node: version, at: new Date().toISOString() }
}

function line(row: Measured): string {
  const cells = [
    row.what.padEnd(56),
    row.value.toFixed(3).padStart(10),
    row.unit.padEnd(5),
    goalOf(row).padEnd(14),
    verdictOf(row),
  ]
  return `${cells.join(' ').trimEnd()}\n`
}

function report(name: string, { title, rows, details }: PartResult): void {
  stdout.write(`\n${name}: ${title}\n`)
  for (const row of rows) stdout.write(line(row))
  mkdirSync(folder, { recursive: true })
  const content: MeasuredPart = { part: name, title, machine: machine(), rows, details }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`)
}

/** What a part has measured last, if it has. */
function latest(name: string): readonly MeasuredPart[] {
  const file = join(folder, `${name}.json`)
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : []
}

/** Whether every goal is kept. */
async function bench(asked: readonly string[]): Promise<boolean> {
  const names = asked.filter((name) => name !== '--results')
  const unknown = names.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    throw new Error(
      `Expected parts of ${Object.keys(parts).join(', ')}, or --results; found ${unknown.join(', ')}`,
    )
  }
  const { cpu, node } = machine()
  stdout.write(`${cpu}, Node ${node}\n`)
  let allKept = true
  for (const [name, load] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    const part = await load()
    const result = await part.measure()
    report(name, result)
    if (result.rows.some((row) => keepsGoal(row) === false)) allKept = false
  }
  if (names.length < asked.length) {
    stdout.write(`\nWritten: ${await writeResults(Object.keys(parts).flatMap(latest))}\n`)
  }
  return allKept
}

try {
  const allKept = await bench(argv.slice(2))
  stdout.write(allKept ? '\nAll goals are met.\n' : '\nA goal is missed.\n')
  process.exitCode = allKept ? 0 : 1
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
