import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connect } from 'vite'
import { localhostCertificate } from '../../local/certificate.ts'
import { freePort } from '../../local/free-port.ts'
import { createLocalCloud, type LocalCloud } from '../../local/local-cloud.ts'
import { mount } from '../../local/mount.ts'
import { serveSite } from '../../local/site-server.ts'
import type { Place } from '../side.ts'
import { localPlace } from './local-place.ts'

export interface OwnCloudOptions {
  readonly name: string
  /** The project's folder, with the built app in `dist`. */
  readonly root: string
  /** Sees every request first: for whoever wants it otherwise than it is. */
  readonly before?: Connect.NextHandleFunction
}

/** A local cloud with its site in this process: in memory, small, and with a clock that can be moved. */
export type OwnCloud = Place & { readonly cloud: LocalCloud }

const fleetSize = 20

/** @throws {StartupError} if the app can't be built. */
export async function openOwnCloud({ name, root, before }: OwnCloudOptions): Promise<OwnCloud> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'fleet-smoke-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const port = await freePort()
  const site = `https://localhost:${port}`
  let ahead = 0
  const cloud = await createLocalCloud({
    origin: site,
    fleetSize,
    control: true,
    now: () => Date.now() + ahead,
  })
  opened.defer(() => cloud.close())
  const middleware = before ? inTurn(before, mount(cloud)) : mount(cloud)
  const backend = {
    kind: 'local',
    middleware,
    origins: {},
    notices: [],
    ready: cloud.ready,
    close: cloud.close,
  } as const
  const pem = await localhostCertificate(directory)
  const handled = process.listeners('SIGTERM')
  const server = await serveSite('preview', { root, port, pem, backend, directory })
  // Vite's own would end this process, before what was made for the test is removed.
  for (const listener of process.listeners('SIGTERM')) {
    if (!handled.includes(listener)) process.off('SIGTERM', listener)
  }
  opened.defer(() => server.close())
  await cloud.ready
  const place = await localPlace({
    name,
    site,
    pause: async (seconds) => {
      ahead += seconds * 1000
    },
    // All of it goes with this process.
    removeLater: () => {},
    close: () => all.disposeAsync(),
  })
  const all = opened.move()
  return { ...place, cloud }
}

function inTurn(
  first: Connect.NextHandleFunction,
  second: Connect.NextHandleFunction,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    first(request, response, (error?: unknown) => (error ? next(error) : second(request, response, next)))
  }
}
