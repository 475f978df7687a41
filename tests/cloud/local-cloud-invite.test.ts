import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localhostCertificate } from '#cloud/local/certificate.ts'
import { mount } from '#cloud/local/mount.ts'
import { startCognito } from '../support/cognito.ts'
import { signIn } from '../support/sign-in.ts'
import { runScript } from './script-process.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-invite-'))
})
afterEach(() => rm(directory, { recursive: true }))

const invite = (port: number, ...args: readonly string[]) =>
  runScript([join('cloud', 'local', 'invite.ts'), ...args], {
    PORT: String(port),
    LOCAL_CLOUD_DIR: directory,
  })
const adaToWest = ['ada@example.com', '--tenant', 'west', '--group', 'manager']

/** The user pool as `npm start` serves it, with the certificate in the local cloud's folder. */
async function startPool() {
  const pem = await localhostCertificate(directory)
  const server = createServer({ key: pem, cert: pem }).listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const cognito = await startCognito({ origin: `https://localhost:${port}` })
  const handle = mount(cognito.cloud)
  server.on('request', (incoming, outgoing) => handle(incoming, outgoing, () => outgoing.end()))
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { cognito, port, [Symbol.asyncDispose]: close }
}

test('npm run invite:local makes a person who can sign in at the running local cloud', async () => {
  await using pool = await startPool()
  expect(await invite(pool.port, ...adaToWest)).toEqual({
    code: 0,
    stdout: 'ada was made; added to manager, tenant:west. Password: Fleet-ada-1\n',
    stderr: '',
  })
  const { access_token } = await signIn(pool.cognito, 'ada')
  expect(decodeJwt(access_token)['cognito:groups']).toEqual(['manager', 'tenant:west'])
})

test.each(['never ran', 'ran before'])('it says so where the local cloud %s', async (when) => {
  if (when === 'ran before') await localhostCertificate(directory)
  const away = await invite(1, ...adaToWest)
  expect(away).toMatchObject({ code: 1, stdout: '' })
  expect(away.stderr).toBe(
    '\nNo local cloud answers at https://localhost:1: run npm start, then this again.\n',
  )
})

test('it says what is wrong with what was typed', async () => {
  const wrong = await invite(1, 'ada@example.com', '--tenant', 'West', '--group', 'manager')
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining("can't be a tenant") })
})
