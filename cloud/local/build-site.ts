import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartupError } from './startup-error.ts'

/**
 * Builds the app if there is no build yet; in a process of its own, whose memory is free again afterwards.
 * @throws {StartupError} if the build fails; what failed has been printed by it.
 */
export async function buildSiteIfMissing(root: string): Promise<void> {
  if (existsSync(join(root, 'dist', 'index.html'))) return
  const manifest = createRequire(import.meta.url).resolve('vite/package.json')
  const vite = join(dirname(manifest), 'bin', 'vite.js')
  const build = spawn(process.execPath, [vite, 'build'], { cwd: root, stdio: 'inherit' })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new StartupError('The app could not be built: correct what npm run build reports.')
}
