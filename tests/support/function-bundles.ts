import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const projectRoot = resolve(import.meta.dirname, '../..')
const entry = join(projectRoot, 'cloud', 'infra', 'infra-app.ts')

/** One file that a function is deployed as. */
export interface FunctionBundle {
  readonly file: string
  /** The files that went into it, from the project's folder. */
  readonly sources: readonly string[]
}

/** As `npm run synth` does it, with neither credentials nor a region. */
export function synth(siteFolder: string, outdir: string) {
  return run(process.execPath, [entry], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], CDK_OUTDIR: outdir, SITE_FOLDER: siteFolder },
  })
}

/** The bundles that synthesising has made, each by the file of ours that it begins with. */
export function bundlesIn(outdir: string): Readonly<Record<string, FunctionBundle>> {
  const assets = readdirSync(outdir).filter((name) => name.startsWith('asset.') && !name.endsWith('.zip'))
  const folders = assets.map((name) => join(outdir, name))
  const bundles = folders
    .filter((folder) => readdirSync(folder).includes('index.mjs'))
    .map((folder) => bundleIn(folder))
  // esbuild writes what is imported before what imports it.
  return Object.fromEntries(bundles.map((bundle) => [bundle.sources.findLast(isOwn) ?? 'none', bundle]))
}

/** Whether a source is ours, and no package's. */
export function isOwn(source: string): boolean {
  return !/(?:^|\/)node_modules\//.test(source)
}

/** The packages that a bundle has something of, sorted. */
export function packagesIn({ sources }: FunctionBundle): readonly string[] {
  const names = sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
  return [...new Set(names)].toSorted()
}

function bundleIn(folder: string): FunctionBundle {
  const file = join(folder, 'index.mjs')
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }
  return {
    file,
    sources: sources.map((source) => relative(projectRoot, resolve(folder, source)).replaceAll('\\', '/')),
  }
}
