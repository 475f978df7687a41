import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#cloud/infra/function-bundle.ts'
import { infraFolders } from './infra-template.ts'

const run = promisify(execFile)
const { siteFolder, outdir } = infraFolders()
const entry = join(projectRoot, 'cloud', 'infra', 'infra-app.ts')

/** As `npm run synth` does it, with neither credentials nor a region. */
const synth = (folder: string) =>
  run(process.execPath, [entry], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], CDK_OUTDIR: outdir, SITE_FOLDER: folder },
  })

/** The bundles that were made, each by the file that it begins with. */
const bundles: Record<string, { readonly file: string; readonly sources: readonly string[] }> = {}
const own = (path: string) => !path.startsWith('node_modules/')

beforeAll(async () => {
  await synth(siteFolder)
  for (const asset of readdirSync(outdir).filter(
    (name) => name.startsWith('asset.') && !name.endsWith('.zip'),
  )) {
    const folder = join(outdir, asset)
    if (!readdirSync(folder).includes('index.mjs')) continue
    const file = join(folder, 'index.mjs')
    const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }
    const paths = sources.map((source) =>
      relative(projectRoot, resolve(folder, source)).replaceAll('\\', '/'),
    )
    // esbuild writes what is imported before what imports it.
    bundles[paths.findLast(own) ?? 'none'] = { file, sources: paths }
  }
}, 120_000)

const expected = [
  {
    entry: 'cloud/api/aws.ts',
    folders: /^(?:cloud\/api|src\/contract)\//,
    environment: { TABLE_NAME: 'fleet', CLIENT_ID: 'client', AWS_REGION: 'eu-west-1' },
    asksTheUserPool: false,
  },
  {
    entry: 'cloud/api/aws-members.ts',
    folders: /^(?:cloud\/api|src\/contract)\//,
    environment: {
      TABLE_NAME: 'fleet',
      CLIENT_ID: 'client',
      USER_POOL_ID: 'eu-west-1_AbCdEfGhI',
      AWS_REGION: 'eu-west-1',
    },
    asksTheUserPool: true,
  },
  {
    entry: 'cloud/user-pool/pre-token-generation.ts',
    folders: /^(?:cloud\/user-pool|src\/contract)\//,
    environment: {},
    asksTheUserPool: false,
  },
]

test('synthesising makes one bundle for the API, one for its members’ part and one for the trigger', () => {
  expect(Object.keys(bundles).toSorted()).toEqual(expected.map((one) => one.entry).toSorted())
})

describe.each(expected)('the bundle of $entry', ({ entry: begin, folders, environment, asksTheUserPool }) => {
  test('contains nothing of ours but its own folder and the contract: none of the local cloud', () => {
    const ours = bundles[begin]?.sources.filter(own) ?? []
    expect(ours).toContain(begin)
    expect(ours.filter((path) => !folders.test(path))).toEqual([])
  })

  test('has the client of the user pool only where members are answered', () => {
    const client = 'node_modules/@aws-sdk/client-cognito-identity-provider/'
    const found = bundles[begin]?.sources.some((path) => path.startsWith(client))
    expect(found).toBe(asksTheUserPool)
  })

  test('is loaded by plain Node, has a handler, and is below 1 MB', async () => {
    const file = bundles[begin]?.file ?? ''
    const address = JSON.stringify(pathToFileURL(file).href)
    const script = `import(${address}).then(({ handler }) => process.stdout.write(typeof handler))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: outdir,
      env: { PATH: process.env['PATH'], ...environment },
    })
    expect(stdout).toBe('function')
    expect(statSync(file).size).toBeLessThan(1024 * 1024)
  })
})

test.each([
  ['cloud/api/aws.ts', { TABLE_NAME: 'fleet' }, 'CLIENT_ID'],
  ['cloud/api/aws-members.ts', { TABLE_NAME: 'fleet', CLIENT_ID: 'client' }, 'USER_POOL_ID'],
])(
  'the bundle of %s says which setting is missing, rather than to run without it',
  async (begin, settings, missing) => {
    const address = JSON.stringify(pathToFileURL(bundles[begin]?.file ?? '').href)
    const loaded = run(process.execPath, ['--input-type=module', '--eval', `await import(${address})`], {
      env: { PATH: process.env['PATH'], AWS_REGION: 'eu-west-1', ...settings },
    })
    await expect(loaded).rejects.toThrow(`${missing} is not set`)
  },
)

test('without a built app, synthesising says to build it first', async () => {
  const empty = join(outdir, '..')
  await expect(synth(empty)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`in ${empty}: run npm run build first`),
  })
})
