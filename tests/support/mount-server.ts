import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mount } from '#cloud/local/mount.ts'

type Mountable = Parameters<typeof mount>[0]

/** A server on a free port of this computer, that answers once something is mounted as `npm start` mounts it. */
export async function startMountServer() {
  let handle: ReturnType<typeof mount> | undefined
  const server = createServer((incoming, outgoing) => {
    handle?.(incoming, outgoing, (error?: unknown) => {
      outgoing.statusCode = error ? 500 : 404
      outgoing.end('site')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    mount: (cloud: Mountable) => {
      handle = mount(cloud)
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
