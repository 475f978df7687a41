import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { certificateFile, certificateFolder, localhostCertificate } from '#cloud/local/certificate.ts'
import { trustCommand } from '#cloud/local/trust-command.ts'
import { movableClock } from '../support/clock.ts'
import { emptyFolder } from '../support/database.ts'

const day = 86_400_000

async function make() {
  const directory = await emptyFolder()
  const pem = await localhostCertificate(directory)
  const text = await readFile(certificateFile(directory), 'utf8')
  return { directory, pem, text, certificate: new X509Certificate(text) }
}

test('the certificate is what browsers ask for: of localhost, for a TLS server, for at most 398 days', async () => {
  const { certificate } = await make()
  expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now())
  expect(certificate.validToDate.getTime()).toBeGreaterThan(Date.now() + 360 * day)
  expect(certificate.validToDate.getTime() - certificate.validFromDate.getTime()).toBeLessThan(398 * day)
})

test('whoever trusts the certificate trusts localhost, and no certificate that its key could sign', async () => {
  const { certificate } = await make()
  expect(certificate.ca).toBe(false)
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkHost('example.com')).toBeUndefined()
})

test('the file to trust holds no key, and the key is readable by its owner only', async () => {
  const { directory, text, pem } = await make()
  expect(text).not.toContain('PRIVATE')
  expect(pem).toContain('PRIVATE KEY')
  const folder = join(directory, certificateFolder)
  expect((await readdir(folder)).toSorted()).toEqual(['localhost.crt', 'localhost.key'])
  const { mode } = await stat(join(folder, 'localhost.key'))
  // Windows has other rights than these.
  expect(mode & (process.platform === 'win32' ? 0 : 0o077)).toBe(0)
})

/** How a handshake with a server of this certificate ends, for a client that trusts these. */
async function handshake(pem: string, trusted?: string): Promise<string> {
  const server = createServer({ cert: pem, key: pem }).listen(0, 'localhost')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const client: TLSSocket = connect({ port, host: 'localhost', servername: 'localhost', ca: trusted })
  onTestFinished(() => void client.destroy())
  return once(client, 'secureConnect').then(
    () => 'trusted',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}

test('a client that trusts the file opens a connection, one that does not refuses', async () => {
  const { pem, text } = await make()
  expect(await handshake(pem, text)).toBe('trusted')
  expect(await handshake(pem)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
  const { text: another } = await make()
  expect(await handshake(pem, another)).not.toBe('trusted')
})

test('the certificate is kept, and made anew a month before it ends', async () => {
  const directory = await emptyFolder()
  const clock = movableClock()
  const first = await localhostCertificate(directory, clock.now)
  clock.forward({ hours: 24 * 333 })
  expect(await localhostCertificate(directory, clock.now)).toBe(first)
  clock.forward({ hours: 24 * 2 })
  const second = await localhostCertificate(directory, clock.now)
  expect(second).not.toBe(first)
  expect(new X509Certificate(second).validToDate.getTime()).toBeGreaterThan(clock.now() + 360 * day)
})

test.each(['localhost.crt', 'localhost.key'])(
  'where %s is damaged or another’s, both are made anew',
  async (name) => {
    const { directory, pem } = await make()
    const other = await make()
    const path = (folder: string) => join(folder, certificateFolder, name)
    await writeFile(path(directory), await readFile(path(other.directory)))
    const second = await localhostCertificate(directory)
    expect([pem, other.pem]).not.toContain(second)
    await writeFile(path(directory), 'not a certificate')
    const third = await localhostCertificate(directory)
    expect(third).not.toBe(second)
    expect(await handshake(third, await readFile(certificateFile(directory), 'utf8'))).toBe('trusted')
  },
)

test.each(['linux', 'darwin', 'win32'])('on %s there is a command that trusts the file', (platform) => {
  expect(trustCommand('/a folder/localhost.crt', platform)).toContain('"/a folder/localhost.crt"')
})

test('on a platform that is not known there is none', () => {
  expect(trustCommand('localhost.crt', 'aix')).toBeUndefined()
})
