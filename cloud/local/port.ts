import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartupError } from './startup-error.ts'

/**
 * Makes sure that a port of localhost is free, before anything that takes time.
 * @throws {StartupError} if it isn't, or may not be used.
 */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ port, host: 'localhost' })
    await once(probe, 'listening')
  } catch (error) {
    throw new StartupError(portProblem(port, error), { cause: error })
  }
  probe.close()
  await once(probe, 'close')
}

function portProblem(port: number, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : String(error)
  const remedy = 'choose another one with the variable PORT, such as 5174'
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken, most likely by another npm start or npm run preview. Stop that one, or ${remedy}.`
  }
  return `Port ${port} of localhost can't be used (${code}): ${remedy}.`
}
