import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { siteHeaders } from '#cloud/site/security-headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

/** The page in `map-page/`, built and served with the headers of the site. */
export interface MapServer {
  readonly origin: string
  readonly logFile: string
  close(): void
}

/** Builds and serves the page with the map alone. `map` is the origin of a tile style, as a configuration would name it. */
export async function startMapServer(name: string, map?: string): Promise<MapServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-map-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'map-page'),
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', modulePreload: false },
  })
  const headers = siteHeaders({ strictTransport: false, ...(map !== undefined && { map }) })
  const server = createServer(({ url = '/' }, response) => {
    const [path = '/'] = url.split('?')
    const file = join(folder, path === '/' ? 'index.html' : path)
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value)
    if (!existsSync(file)) response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    else response.setHeader('content-type', types[extname(file)] ?? '').end(readFileSync(file))
  })
  const logFile = `test-results/map-servers/${name}.log`
  mkdirSync('test-results/map-servers', { recursive: true })
  writeFileSync(logFile, '')
  return {
    origin: await listen(server),
    logFile,
    close() {
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Starts a server on a free port of this machine; answers its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('Expected a server on a port')
  return `http://localhost:${address.port}`
}
