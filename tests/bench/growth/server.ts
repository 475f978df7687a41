import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { Answer } from './calls.ts'
import { times } from './fleet.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export interface GrowthServer {
  readonly origin: string
  /** From now on changes are told; before, polls hear of none. */
  tellChanges(): void
  close(): void
}

/** Serves the built page, and the API's answers as they were given, compressed as they would come. */
export async function serveGrowth(
  folder: string,
  { all, changes }: { readonly all: readonly Answer[]; readonly changes: readonly Answer[] },
): Promise<GrowthServer> {
  const asOf = new Date(times.load).toISOString()
  const unchanged = JSON.stringify({ items: [], removed: [], nextCursor: null, asOf })
  let isTold = false

  const answerApi = (url: URL, response: ServerResponse) => {
    const path = url.pathname.slice('/api'.length)
    const isPoll = url.searchParams.has('updatedSince')
    if (isPoll && !isTold) return response.end(unchanged)
    const cursor = url.searchParams.get('cursor') ?? ''
    const found = (isPoll ? changes : all).find((one) => one.path === path && one.cursor === cursor)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    return response.end(found.gzip)
  }
  const answerFile = async (pathname: string, response: ServerResponse) => {
    const content = await readFile(join(folder, pathname)).catch(() => null)
    if (content === null) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': types[extname(pathname)] ?? '' }).end(content)
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname.startsWith('/api/')) answerApi(url, response)
    else void answerFile(url.pathname, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page is served at no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    tellChanges: () => (isTold = true),
    close: () => server.close(),
  }
}
