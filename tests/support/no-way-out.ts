import { Socket } from 'node:net'

/** What was refused so far, and the end of it. */
export interface NoWayOut extends Disposable {
  /** Where somebody tried to connect to. */
  readonly attempts: readonly string[]
}

/**
 * Lets no connection out of this process but to one port of this computer. Everything in Node that speaks TCP or TLS
 * (fetch, http, https, net, tls) goes through this one method, before a name is even looked up.
 */
export function noWayOut(port: number): NoWayOut {
  const attempts: string[] = []
  const original = Socket.prototype.connect
  const guarded = function (this: Socket, ...all: unknown[]): Socket {
    const destination = destinationOf(all)
    if (destination !== `127.0.0.1:${port}`) {
      attempts.push(destination)
      throw new Error(`No connection may be made, least of all to ${destination}`)
    }
    return Reflect.apply(original, this, all)
  }
  Object.assign(Socket.prototype, { connect: guarded })
  return { attempts, [Symbol.dispose]: () => void Object.assign(Socket.prototype, { connect: original }) }
}

/** `connect` is called with a port and a host, with options, or by Node itself with options in an array. */
function destinationOf([first, second]: readonly unknown[]): string {
  const options: unknown = Array.isArray(first) ? first[0] : first
  if (typeof options !== 'object' || options === null) return `${second}:${first}`
  const { host, port, path } = { host: 'localhost', port: '', path: undefined, ...options }
  return path === undefined || path === null ? `${host}:${port}` : String(path)
}
