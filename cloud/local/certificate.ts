import { createPrivateKey, X509Certificate } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { readIfThere, replaceFile } from './state-file.ts'
import { selfSigned } from './self-signed.ts'

/** The folder of the certificate inside the local cloud's; a reset keeps it, since trusting it again is a chore. */
export const certificateFolder = 'certificate'

/** The certificate without its key: what a person tells the browser to trust. */
export function certificateFile(directory: string): string {
  return join(directory, certificateFolder, 'localhost.crt')
}

const day = 86_400_000
/** Apple's systems take no more than 825 days, and 398 from anyone but a person. */
const lifetime = 365 * day
const renewal = 30 * day

/** Certificate and key (PEM) of localhost: the kept ones, or new ones where there are none or they end within a month. */
export async function localhostCertificate(directory: string, now: Clock = Date.now): Promise<string> {
  await mkdir(join(directory, certificateFolder), { recursive: true, mode: 0o700 })
  const file = certificateFile(directory)
  const keyFile = file.replace(/crt$/, 'key')
  const [certificate, key] = await Promise.all([readIfThere(file), readIfThere(keyFile)])
  if (certificate !== undefined && key !== undefined && isUsable(certificate, key, now())) {
    await chmod(keyFile, 0o600)
    return certificate + key
  }
  const made = await selfSigned({
    organization: 'Fleet Console on this computer',
    host: 'localhost',
    addresses: ['127.0.0.1', '::1'],
    from: new Date(now() - day),
    until: new Date(now() - day + lifetime),
  })
  await replaceFile(keyFile, made.key)
  await replaceFile(file, made.certificate)
  return made.certificate + made.key
}

function isUsable(certificate: string, key: string, now: number): boolean {
  try {
    const parsed = new X509Certificate(certificate)
    const belongTogether = parsed.checkPrivateKey(createPrivateKey(key))
    return belongTogether && parsed.validToDate.getTime() - now > renewal
  } catch {
    return false
  }
}
