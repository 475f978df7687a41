import { basename } from 'node:path'
import { createServer, type Plugin, preview } from 'vite'
import type { Backend } from './backend.ts'
import { buildSiteIfMissing } from './build-site.ts'
import { developmentHeaders, missingAsset, productionHeaders } from './site-headers.ts'

export type Mode = 'dev' | 'preview'

export interface SiteServerOptions {
  /** The project's folder. */
  readonly root: string
  readonly port: number
  /** Certificate and key. */
  readonly pem: string
  readonly backend: Backend
  /** The local cloud's folder, which may lie in the project's: never to be served or watched. */
  readonly directory: string
}

/** Vite's own list, which ours replaces. */
const neverServed = [
  '.env',
  '.env.*',
  '*.{crt,pem,key,p12,pfx,cer,der}',
  '.npmrc',
  '.yarnrc.yml',
  '**/.git/**',
]

/** Something that listens, until it is closed. */
export interface SiteServer {
  close(): Promise<void>
}

/** Serves the app's sources with Vite's dev server, or the built app with production headers, over https on localhost. */
export function serveSite(mode: Mode, options: SiteServerOptions): Promise<SiteServer> {
  return mode === 'dev' ? serveSources(options) : serveBuild(options)
}

async function serveSources({ root, port, pem, backend, directory }: SiteServerOptions): Promise<SiteServer> {
  const inside = `**/${basename(directory)}/**`
  const server = await createServer({
    root,
    clearScreen: false,
    server: {
      ...listenOn(port, pem),
      headers: developmentHeaders,
      fs: { deny: [...neverServed, inside] },
      watch: { ignored: [inside] },
    },
    plugins: [behind(backend)],
  })
  await server.listen()
  return server
}

async function serveBuild({ root, port, pem, backend }: SiteServerOptions): Promise<SiteServer> {
  await buildSiteIfMissing(root)
  // The build is served as it is: the configuration that made it has nothing to add.
  return preview({
    root,
    configFile: false,
    preview: listenOn(port, pem),
    plugins: [behind(backend)],
  })
}

function listenOn(port: number, pem: string) {
  return { host: 'localhost', port, strictPort: true, https: { cert: pem, key: pem }, cors: false }
}

/**
 * Node closes a connection after five seconds of rest, and a request that is just then on its way gets no answer. Browsers and
 * CloudFront expect more; whoever asks again sooner finds it open.
 */
const keepAliveTimeout = 75_000

/** The backend answers before the site does; hooks that run at once put it before Vite's own middlewares. */
function behind({ middleware, origins }: Backend): Plugin {
  return {
    name: 'fleet:local-cloud',
    configureServer: ({ middlewares, httpServer }) => {
      if (httpServer) Object.assign(httpServer, { keepAliveTimeout })
      middlewares.use(middleware)
    },
    configurePreviewServer: ({ middlewares, httpServer }) => {
      Object.assign(httpServer, { keepAliveTimeout })
      middlewares.use(middleware)
      middlewares.use(productionHeaders(origins))
      // Runs after the files, before the page that stands for every other address.
      return () => middlewares.use(missingAsset)
    },
  }
}
