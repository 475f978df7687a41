import { argv, stdout } from 'node:process'
import { startPreview } from './preview-process.ts'

/** Where the journeys that share a cloud find the production build with it: nobody may change how that one behaves. */
export const journeyOrigin = 'https://localhost:5183'

/** Everything that the server writes; the journeys look for tokens in it. */
export const serverLogFile = 'test-results/journey-server.log'

/** `npm run preview` for the journeys that share it, until this process is told to stop. */
async function serve(logFile: string): Promise<never> {
  const server = await startPreview({ port: Number(new URL(journeyOrigin).port), logFile })
  stdout.write(`The journeys' server is at ${server.origin}. Stop: Ctrl+C\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop())
  process.exit(await server.ended)
}

const [, script, logFile] = argv
if (script?.endsWith('journey-server.ts') && logFile) await serve(logFile)
