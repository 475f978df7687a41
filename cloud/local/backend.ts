import { Buffer } from 'node:buffer'
import type { Connect } from 'vite'
import { configOrigins } from '../site/config-origins.ts'
import { deployedConfigName, readDeployedConfig } from '../site/deployed-config.ts'
import type { SiteOrigins } from '../site/security-headers.ts'
import type { Environment } from './environment.ts'
import { createLocalCloud } from './local-cloud.ts'
import { mount } from './mount.ts'

/** What stands behind the site: the local cloud, or a deployed one that `amplify-config.json` points at. */
export interface Backend {
  readonly kind: 'local' | 'deployed'
  readonly middleware: Connect.NextHandleFunction
  /** Where the app connects to beside its own origin. */
  readonly origins: SiteOrigins
  readonly notices: readonly string[]
  /** Settles when what goes on in the background of the start is done. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

export interface BackendOptions extends Environment {
  /** The project's folder. */
  readonly root: string
  readonly origin: string
  readonly log: (line: string) => void
}

/** @throws {DeployedConfigError | StartupError} and the errors of the database, with messages ready for people. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const deployed = await readDeployedConfig(options.root)
  if (deployed) {
    return {
      kind: 'deployed',
      middleware: serveConfig(deployed.text),
      origins: configOrigins(deployed.value),
      notices: [],
      ready: Promise.resolve(),
      close: async () => {},
    }
  }
  const cloud = await createLocalCloud(options)
  return {
    kind: 'local',
    middleware: mount(cloud),
    origins: {},
    notices: cloud.notices,
    ready: cloud.ready,
    close: () => cloud.close(),
  }
}

function serveConfig(text: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (request.url?.split('?')[0] !== `/${deployedConfigName}`) return next()
    response.setHeader('content-type', 'application/json')
    response.setHeader('cache-control', 'no-store')
    response.setHeader('content-length', Buffer.byteLength(text))
    response.end(request.method === 'HEAD' ? undefined : text)
  }
}
