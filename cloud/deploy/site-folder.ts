import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { assets } from '../infra/built-site.ts'
import { deployedConfigName } from '../site/deployed-config.ts'
import type { Tools } from './command.ts'
import { DeployError } from './deploy-error.ts'

/** A folder for what a command makes on its way; gone when `use` is over. */
export async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-console-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Builds the app as it is now; never takes what happens to be in `dist`. Without the `amplify-config.json` of this
 * laptop: the stage gets one of its own.
 * @throws {DeployError} if it can't be built; why has been printed by the build.
 */
export async function buildSite(
  { root, run, environment }: Pick<Tools, 'root' | 'run' | 'environment'>,
  folder: string,
): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  const args = ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  const code = await run({ script: vite, args, folder: root, environment })
  if (code === null) throw new DeployError('Interrupted, before anything was changed.')
  if (code !== 0) throw new DeployError('The app could not be built: correct what is reported above.')
  await rm(join(folder, deployedConfigName), { force: true })
}

/** A site without any pages, for what needs the stack but not what is in it: a removal. */
export async function emptySite(folder: string): Promise<void> {
  await mkdir(join(folder, assets), { recursive: true })
  await writeFile(join(folder, 'index.html'), '')
}
