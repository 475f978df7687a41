import { resolve } from 'node:path'
import { openBackend } from './backend.ts'
import { localhostCertificate } from './certificate.ts'
import { readEnvironment } from './environment.ts'
import { failureMessage } from './failure-message.ts'
import { checkPort } from './port.ts'
import type { Mode } from './site-server.ts'
import { startMessage } from './start-message.ts'
import { StartupError } from './startup-error.ts'
import { openStateDirectory } from './state-directory.ts'
import { stopOnSignals } from './stop-signals.ts'

/** `npm start` (dev) and `npm run preview`: the app and its cloud on one https origin of localhost. */
async function serve(mode: Mode): Promise<void> {
  const environment = readEnvironment(process.env)
  const { port } = environment
  const root = resolve(import.meta.dirname, '../..')
  const origin = `https://localhost:${port}`
  await checkPort(port)
  const directory = await openStateDirectory(resolve(root, environment.directory))
  const pem = await localhostCertificate(directory)
  // Vite takes a while to load: only now, and while the database opens.
  const [backend, { serveSite }] = await Promise.all([
    openBackend({ ...environment, directory, root, origin, log }),
    import('./site-server.ts'),
  ])
  const site = await serveSite(mode, { root, port, pem, backend, directory })
  stopOnSignals(async () => {
    await site.close()
    await backend.close()
  })
  // Tests want all of it at once, people want to begin.
  if (environment.control) await backend.ready
  process.stdout.write(startMessage({ origin, directory, kind: backend.kind, notices: backend.notices }))
}

function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

function modeFrom(argument: string | undefined): Mode {
  if (argument === 'dev' || argument === 'preview') return argument
  throw new StartupError(
    `Expected dev or preview; found ${argument ?? 'nothing'}. Use npm start or npm run preview.`,
  )
}

try {
  await serve(modeFrom(process.argv[2]))
} catch (error) {
  process.stderr.write(failureMessage(error))
  process.exit(1)
}
