import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { execPath, stderr, stdout } from 'node:process'

/*
 * Runs the tests of the gateway and prints what became of each: the rows of what API Gateway does, by their ids, then
 * the attacks, then what else is tested of it. Exit code 1 if any failed.
 */

interface Outcome {
  readonly id: string
  readonly what: string
  readonly outcome: string
}

/** What is read of the report (https://vitest.dev/guide/reporters.html#json-reporter). */
interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const root = resolve(import.meta.dirname, '../..')
/** The rows of which none may be missing: G01 to G23. */
const rows = Array.from({ length: 23 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`)

/** Gives the exit code. */
async function runTests(reportFile: string): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['--project', 'cloud', '--reporter', 'json', '--outputFile', reportFile]
  const child = spawn(execPath, [vitest, 'run', ...options, 'tests/cloud/gateway-'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'close')
  return code ?? 1
}

function reportIn(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error('The tests left no report: see what npx vitest run tests/cloud/gateway- says')
  }
}

function outcomesOf({ testResults }: Report): readonly Outcome[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const outcomes = assertionResults.map((one) => ({
      ...named(one.ancestorTitles, one.title),
      outcome: one.status === 'passed' ? 'passed' : `FAILED ${firstLine(one.failureMessages)}`,
    }))
    // A file that can't be loaded has no tests, and would be missing from the table.
    if (outcomes.length > 0 || status === 'passed') return outcomes
    return [{ id: 'file', what: relative(root, name), outcome: `FAILED ${firstLine([message])}` }]
  })
}

/** `G05 a header …` and `attack: a token …` begin with what they are; the rest are checks beside them. */
function named(ancestors: readonly string[], title: string): Pick<Outcome, 'id' | 'what'> {
  const [, row, what = ''] = /^(G\d\d|attack)[: ]+(.*)$/s.exec(title) ?? []
  const where = ancestors.map((ancestor) => ancestor.replace(/^G\d\d /, '')).join(', ')
  return { id: row ?? 'check', what: [where, row ? what : title].filter(Boolean).join(': ') }
}

function missingRows(tested: readonly Outcome[]): readonly Outcome[] {
  const missing = rows.filter((row) => !tested.some(({ id }) => id === row))
  return missing.map((id) => ({ id, what: 'has no test', outcome: 'FAILED missing' }))
}

function firstLine([message = '']: readonly string[]): string {
  return message.split('\n')[0] ?? ''
}

function print(outcomes: readonly Outcome[]): void {
  const order = (id: string) => (id.startsWith('G') ? `0${id}` : id === 'attack' ? '1' : '2')
  const sorted = outcomes.toSorted((one, other) => order(one.id).localeCompare(order(other.id)))
  stdout.write(`${'row'.padEnd(8)}${'outcome'.padEnd(10)}what\n`)
  for (const { id, what, outcome } of sorted) {
    const [verdict = '', ...why] = outcome.split(' ')
    const reason = why.length > 0 ? ` (${why.join(' ')})` : ''
    stdout.write(`${id.padEnd(8)}${verdict.padEnd(10)}${what}${reason}\n`)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gateway-table-'))
try {
  const reportFile = join(folder, 'report.json')
  const code = await runTests(reportFile)
  const tested = outcomesOf(reportIn(reportFile))
  const outcomes = [...tested, ...missingRows(tested)]
  print(outcomes)
  const failed = outcomes.filter(({ outcome }) => outcome !== 'passed').length
  stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`)
  // An error outside of any test fails the run, too.
  process.exitCode = failed > 0 ? 1 : code
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
