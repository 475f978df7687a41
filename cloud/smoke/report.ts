import { writeFile } from 'node:fs/promises'
import type { Compared, Verdict } from './compare.ts'
import { SmokeError } from './smoke-error.ts'

/** The names of the two that were compared. */
export interface Names {
  readonly reference: string
  readonly examined: string
}

const widest = 44

/** The table, then all there is to say of each row that differs, then the sum. */
export function reportText(rows: readonly Compared[], names: Names): string {
  const differing = rows.filter(({ verdict }) => verdict === 'DIFFERS')
  return [tableOf(rows, names), ...differing.map((row) => detailsOf(row, names)), sumOf(rows, names)].join(
    '\n',
  )
}

function tableOf(rows: readonly Compared[], { reference, examined }: Names): string {
  const lines = [['row', 'verdict', reference, examined], ...rows.map(cellsOf)]
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return `${lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

function cellsOf({ id, verdict, reference, examined }: Compared): string[] {
  return [id, verdict, shortened(reference), shortened(examined)]
}

function shortened(answer: string | null): string {
  if (answer === null) return '-'
  return answer.length > widest ? `${answer.slice(0, widest - 1)}…` : answer
}

function detailsOf({ id, about, reference, examined, expected, note }: Compared, names: Names): string {
  const lines = [
    `DIFFERS: ${id}`,
    `  ${about}`,
    `  ${names.reference}: ${reference ?? 'not asked'}`,
    `  ${names.examined}: ${examined ?? 'not asked'}`,
    ...(expected === undefined ? [] : [`  expected: ${expected}`]),
    ...(note === undefined ? [] : [`  ${note}`]),
  ]
  return `${lines.join('\n')}\n`
}

function sumOf(rows: readonly Compared[], { reference, examined }: Names): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length
  const differing = count('DIFFERS')
  const sum = differing === 0 ? 'nothing differs' : `${differing} ${differing === 1 ? 'differs' : 'differ'}`
  const others = [
    [count('as known'), 'with the answer that AWS is known for'],
    [count('not here'), 'about AWS only'],
  ] as const
  const beside = others.filter(([rows]) => rows > 0).map(([rows, what]) => `, ${rows} ${what}`)
  return `${examined} against ${reference}: ${rows.length} rows, ${sum}${beside.join('')}.\n`
}

/** The whole in JSON, for whoever keeps it or reads it by program. */
export function reportJson(rows: readonly Compared[], names: Names, at: Date): string {
  return `${JSON.stringify({ at: at.toISOString(), ...names, rows }, null, 2)}\n`
}

/** @throws {SmokeError} if the file can't be written. */
export async function writeReport(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new SmokeError(
      `The report can't be written to ${file}: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
}
