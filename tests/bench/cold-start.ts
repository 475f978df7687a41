import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { bundlesIn, synth } from '../support/function-bundles.ts'
import { median } from './cpu-time.ts'
import type { PartResult } from './part.ts'

const run = promisify(execFile)
const rounds = 15
/** CPU time that a function may take to be there, in milliseconds. */
const most = 150

/** What importing each function's bundle costs in CPU time, over a Node process that imports nothing. */
export async function measure(): Promise<PartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-cold-'))
  try {
    const bundles = await bundlesBelow(folder)
    const samples = await interleaved({ 'bare Node': undefined, ...bundles })
    const bare = median(samples['bare Node'] ?? [])
    const rows = Object.keys(bundles).map((name) => ({
      what: name,
      value: median(samples[name] ?? []) - bare,
      unit: 'ms',
      goal: { most },
    }))
    const bytes = Object.entries(bundles).map(([name, file]) => [name, statSync(file).size])
    return {
      title: `CPU time of importing a function’s bundle, over bare Node (median of ${rounds})`,
      rows: [{ what: 'bare Node', value: bare, unit: 'ms' }, ...rows],
      details: { rounds, samples, bytes: Object.fromEntries(bytes) },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bundles as they would be deployed, with a site that stands in for the built one. */
async function bundlesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const site = join(folder, 'site')
  const outdir = join(folder, 'cdk.out')
  mkdirSync(join(site, 'assets'), { recursive: true })
  writeFileSync(join(site, 'index.html'), '')
  await synth(site, outdir)
  const files = Object.entries(bundlesIn(outdir)).map(([name, { file }]) => [name, file])
  return Object.fromEntries(files)
}

/** In turns, each time in a process of its own; the first round does not count. */
async function interleaved(files: Readonly<Record<string, string | undefined>>) {
  const samples: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, file] of Object.entries(files)) {
      const sample = await cpuTimeOfImport(file)
      if (round > 0) (samples[name] ??= []).push(sample)
    }
  }
  return samples
}

/** CPU time of a whole process that imports the file, in milliseconds; with the settings that it has on AWS. */
async function cpuTimeOfImport(file: string | undefined): Promise<number> {
  const load = file === undefined ? '' : `await import(${JSON.stringify(pathToFileURL(file).href)})\n`
  const tell = 'const { user, system } = process.cpuUsage(); process.stdout.write(String(user + system))'
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', `${load}${tell}`], {
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: '--enable-source-maps',
      AWS_REGION: 'eu-west-1',
      TABLE_NAME: 'fleet',
      CLIENT_ID: 'client',
      USER_POOL_ID: 'eu-west-1_AbCdEfGhI',
    },
  })
  return Number(stdout) / 1000
}
