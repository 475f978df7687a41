import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** Builds the app as `npm run build` does, into `dist/`. */
export async function buildApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
  })
}

/** Builds a page that is measured, named from this folder, into a folder of its own; answers that. */
export async function buildFolder(
  entry: string,
  output: { readonly codeSplitting?: false } = {},
): Promise<string> {
  const input = join(import.meta.dirname, entry)
  const outDir = join(root, 'test-results/bench/pages', entry.replace(/\W/g, '-'))
  await build({
    root: resolve(input, '..'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input, output: { entryFileNames: 'page.js', ...output } },
    },
  })
  return outDir
}

/** Builds an entry, named from this folder, into one script. */
export async function buildScript(entry: string): Promise<string> {
  return readFile(join(await buildFolder(entry, { codeSplitting: false }), 'page.js'), 'utf8')
}

/** A page with the script of an entry in it, so that nothing else has to be fetched. */
export async function buildPage(entry: string): Promise<string> {
  const script = (await buildScript(entry)).replaceAll('</script', '<\\/script')
  return `<!doctype html><meta charset="utf-8"><title>Bench</title><body><script type="module">${script}</script>`
}
