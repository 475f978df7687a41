import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** What entries are named from. */
const folder = resolve(import.meta.dirname, '..')
const root = resolve(import.meta.dirname, '../../..')

/** Builds the app as `npm run build` does, into `dist/`. */
export async function buildApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
  })
}

/** A page of this folder with its script in it, so that nothing else has to be fetched. */
export async function buildPage(entry: string): Promise<string> {
  const outDir = join(root, 'test-results/bench/pages', entry.replace(/\W/g, '-'))
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: join(folder, entry),
        output: { entryFileNames: 'page.js', codeSplitting: false },
      },
    },
  })
  const script = (await readFile(join(outDir, 'page.js'), 'utf8')).replaceAll('</script', '<\\/script')
  return `<!doctype html><meta charset="utf-8"><title>Bench</title><body><script type="module">${script}</script>`
}
