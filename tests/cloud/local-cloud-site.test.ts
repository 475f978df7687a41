import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Backend, openBackend } from '#cloud/local/backend.ts'
import { localhostCertificate } from '#cloud/local/certificate.ts'
import { serveSite, type SiteServer } from '#cloud/local/site-server.ts'
import { deployedConfig } from '#cloud/site/deployed-config.ts'

const oauth = { domain: 'fleet.auth.eu-west-1.amazoncognito.com' }
const config = JSON.stringify({ Auth: { Cognito: { userPoolId: 'eu-west-1_abc', loginWith: { oauth } } } })

let root: string
let backend: Backend
let port: number
let site: SiteServer

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function ask(path: string, at = port): Promise<{ response: IncomingMessage; body: string }> {
  const request = get(`https://localhost:${at}${path}`, { rejectUnauthorized: false, agent: false })
  const [response] = await once(request, 'response')
  return { response, body: await text(response) }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'site-'))
  await writeFile(join(root, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>')
  await writeFile(join(root, 'main.js'), 'document.title = "built"')
  await writeFile(join(root, 'amplify-config.json'), config)
  await build({ root, configFile: false, logLevel: 'silent', plugins: [deployedConfig()] })
  const environment = {
    port: 0,
    fleetSize: 1,
    directory: join(root, 'cloud'),
    control: true,
    simulation: false,
  }
  const origin = 'https://localhost:5173'
  backend = await openBackend({ ...environment, root, origin, log: () => {} })
  port = await freePort()
  const directory = join(root, 'cloud')
  await mkdir(directory)
  const pem = await localhostCertificate(directory)
  site = await serveSite('preview', { root, port, pem, backend, directory })
})
afterAll(async () => {
  await site.close()
  await backend.close()
  await rm(root, { recursive: true })
})

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https://cognito-idp.eu-west-1.amazonaws.com https://fleet.auth.eu-west-1.amazoncognito.com",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types fleet-import fleet-map',
].join('; ')

describe('the built app with an amplify-config.json beside it', () => {
  test('carries the file as it is', () => {
    expect(readFileSync(join(root, 'dist/amplify-config.json'), 'utf8')).toBe(config)
  })

  test('is served with it, and without the local cloud', async () => {
    const { response, body } = await ask('/amplify-config.json?x')
    expect(body).toBe(config)
    expect(response.headers['cache-control']).toBe('no-store')
    expect(backend.kind).toBe('deployed')
    expect((await ask('/local-cloud/log')).response.headers['content-type']).toContain('text/html')
  })

  test.each(['/', '/vehicles/some-id'])(
    'has the production headers at %s, with the origins of the file',
    async (path) => {
      const { response } = await ask(path)
      expect(response.headers).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-cache',
      })
      expect(response.headers).not.toHaveProperty('strict-transport-security')
    },
  )

  test('has files that are kept for ever, and a plain 404 for those that are gone', async () => {
    const script = /\/assets\/[^"]+\.js/.exec((await ask('/')).body)?.[0] ?? 'missing'
    const { response } = await ask(script)
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const gone = await ask('/assets/gone-12345678.js')
    expect(gone.response.statusCode).toBe(404)
    expect(gone.response.headers['cache-control']).toBe('no-store')
  })
})

test('the dev server cannot be framed and never serves the local cloud’s folder', async () => {
  await writeFile(join(root, 'cloud', 'cognito.json'), '{"secret":1}')
  const directory = join(root, 'cloud')
  const devPort = await freePort()
  const pem = await localhostCertificate(directory)
  const dev = await serveSite('dev', { root, port: devPort, pem, backend, directory })
  const page = await ask('/', devPort)
  const files = [await ask('/cloud/cognito.json', devPort), await ask('/cloud/cognito.json?raw', devPort)]
  await dev.close()
  expect(page.response.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(page.response.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  expect(files.map(({ response }) => response.statusCode)).toEqual([403, 403])
})

test('a broken amplify-config.json stops the start, naming the file', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'broken-'))
  await writeFile(join(broken, 'amplify-config.json'), '{"Auth": }')
  const options = { root: broken, origin: 'https://localhost:5173', log: () => {}, port: 0, fleetSize: 1 }
  const attempt = openBackend({
    ...options,
    directory: join(broken, 'cloud'),
    control: false,
    simulation: false,
  })
  await expect(attempt).rejects.toThrow(/amplify-config\.json is not JSON/)
  await rm(broken, { recursive: true })
})
