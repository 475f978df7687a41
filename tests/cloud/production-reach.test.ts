import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { expect, test } from 'vitest'
import { functionEntries, projectRoot } from '#cloud/infra/function-bundle.ts'
import { passwordOf, people } from '#cloud/local/people.ts'
import { clientId } from '#cloud/local/cognito/user-pool-id.ts'

/*
 * What is deployed, or deploys: found by following every import of ours, lazy ones too, from where it begins. Packages
 * are left out: they know nothing of us. The bundles of the deployment itself are looked into in infra-bundles.test.ts,
 * the chunks of the site in tests/support/budgets.ts.
 */
const entries = [
  { name: 'the site', file: 'src/main.tsx' },
  { name: 'the build of the site', file: 'vite.config.ts' },
  { name: 'the API', file: functionEntries.api },
  { name: 'the user pool’s trigger', file: functionEntries.preTokenGeneration },
  { name: 'the AWS stack', file: 'cloud/infra/infra-app.ts' },
  { name: 'the commands that deploy', file: 'cloud/deploy/cli.ts' },
]

/** What only the local cloud has to say. */
const localOnly = [
  '/local-cloud/',
  'FLEETLOCAL',
  clientId,
  ...people.flatMap((person) => [person.sub, passwordOf(person)]),
]

/** Vite gives the address of a worker, and builds it by itself: it is followed like anything else that is imported. */
const workers: Plugin = {
  name: 'workers',
  setup({ onResolve, onLoad }) {
    // Those of packages are left out, like the packages.
    onResolve({ filter: /^[^.#].*\?worker&url$/ }, ({ path }) => ({ path, external: true }))
    onResolve({ filter: /^\..*\?worker&url$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?.*/, '')),
      namespace: 'worker',
    }))
    onLoad({ filter: /./, namespace: 'worker' }, ({ path }) => ({
      contents: `import ${JSON.stringify(path)}; export default ''`,
      resolveDir: projectRoot,
    }))
  },
}

/** The files of ours that a program is made of, and their code without comments. */
async function followed(file: string) {
  const { metafile, outputFiles } = await build({
    entryPoints: [file],
    absWorkingDir: projectRoot,
    outdir: 'out',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    splitting: true,
    packages: 'external',
    jsx: 'automatic',
    plugins: [workers],
    loader: { '.svg': 'dataurl' },
    logLevel: 'silent',
    minifySyntax: true,
    minifyWhitespace: true,
  })
  return { inputs: Object.keys(metafile.inputs), code: outputFiles.map(({ text }) => text).join('\n') }
}

const isLocal = (input: string) => /(?:^|\/)cloud\/local\//.test(input)

test.each(entries)('nothing of the local cloud is in $name', async ({ file }) => {
  const { inputs, code } = await followed(file)
  expect(inputs.length).toBeGreaterThan(0)
  expect(inputs.filter(isLocal)).toEqual([])
  expect(localOnly.filter((text) => code.includes(text))).toEqual([])
})

test('the page that the site begins with names nothing of the local cloud either', () => {
  const page = readFileSync(`${projectRoot}/index.html`, 'utf8')
  expect(localOnly.filter((text) => page.includes(text))).toEqual([])
})

test('the app is followed as far as its lazy pages', async () => {
  const { inputs } = await followed('src/main.tsx')
  expect(inputs).toContain('src/fleet/vehicle/vehicle-edit-screen.tsx')
  expect(inputs).toContain('src/contract/routes.ts')
})

test('in the local cloud itself all of it is found', async () => {
  const { inputs, code } = await followed('cloud/local/serve.ts')
  expect(inputs.filter(isLocal).length).toBeGreaterThan(50)
  for (const text of ['/local-cloud/', 'FLEETLOCAL', clientId, people[0]?.sub]) expect(code).toContain(text)
})
