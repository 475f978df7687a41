import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { findBrowser } from '#cloud/smoke/browser/find-browser.ts'
import { keepsGoal, type Measured, type PartResult } from './part.ts'

const root = resolve(import.meta.dirname, '../..')
const file = join(import.meta.dirname, 'RESULTS.md')
const packages = [
  'react',
  'react-router',
  'aws-amplify',
  '@aws-amplify/core',
  'vite',
  '@playwright/test',
] as const

/** What a part's JSON file holds. */
export interface MeasuredPart extends PartResult {
  readonly part: string
  readonly machine: { readonly cpu: string; readonly node: string; readonly at: string }
}

/** Writes RESULTS.md: the latest of each part, when it was measured, and with which versions. Answers the file's name. */
export async function writeResults(parts: readonly MeasuredPart[]): Promise<string> {
  const rows = parts.flatMap(({ part, rows }) => rows.map((row) => ({ part, ...row })))
  const text = [
    '# Results of the benchmarks',
    `Written by \`npm run bench -- --results\`. Medians, of works done in turns; \`x\` is a ratio to the floor of the same run. ${versions()}.`,
    '## Goals',
    table(
      ['part', 'what', 'value', 'goal', ''],
      rows
        .filter((row) => row.goal)
        .map((row) => [row.part, row.what, valueOf(row), goalOf(row), verdictOf(row)]),
    ),
    ...parts.flatMap(({ part, title, machine, rows }) => [
      `## ${part}: ${title}`,
      `${machine.at.slice(0, 10)}, ${machine.cpu}, Node ${machine.node.slice(1)}.`,
      table(
        ['what', 'value'],
        rows.map((row) => [row.what, valueOf(row)]),
      ),
    ]),
  ].join('\n\n')
  const options = { ...(await resolveConfig(file)), parser: 'markdown' as const }
  writeFileSync(file, await format(text, options))
  return relative(root, file)
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function valueOf({ value, unit }: Measured): string {
  return `${Number(value.toPrecision(4))} ${unit}`.trim()
}

/** A goal in words; empty where there is none. */
export function goalOf({ goal }: Measured): string {
  if (!goal) return ''
  return 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`
}

/** Whether the goal is met, in a word; empty where there is none. */
export function verdictOf(row: Measured): string {
  const kept = keepsGoal(row)
  return kept === undefined ? '' : kept ? 'met' : 'MISSED'
}

function versions(): string {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pinned: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies }
  const browser = findBrowser()
  const chromium = browser
    ? execFileSync(browser, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .split(' built')[0]
        ?.trim()
    : 'Chromium of Playwright'
  return [chromium, ...packages.map((name) => `${name} ${pinned[name]}`)].join(', ')
}
