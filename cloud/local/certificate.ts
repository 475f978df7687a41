import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { getCertificate } from '@vitejs/plugin-basic-ssl'
import { readIfThere, replaceFile } from './state-file.ts'

/** The folder of the certificate inside the local cloud's; a reset keeps it, since trusting it again is a chore. */
export const certificateFolder = 'certificate'

/** The file that holds certificate and key, to be trusted by whoever is tired of the browser's warning. */
export function certificateFile(directory: string): string {
  return join(directory, certificateFolder, '_cert.pem')
}

/** A self-signed certificate for localhost with its key (PEM): the kept one, or a new one that lasts a year. */
export async function localhostCertificate(directory: string): Promise<string> {
  const folder = join(directory, certificateFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pem = await getCertificate(folder, 'localhost', ['localhost', '127.0.0.1', '::1'], 365)
  const file = certificateFile(directory)
  // getCertificate writes in its own time, for everyone to read, and ignores failures; it holds a key.
  if ((await readIfThere(file)) === pem) await chmod(file, 0o600)
  else await replaceFile(file, pem)
  return pem
}
