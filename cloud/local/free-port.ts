import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port of localhost that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen({ port: 0, host: 'localhost' })
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port')
  probe.close()
  await once(probe, 'close')
  return address.port
}
