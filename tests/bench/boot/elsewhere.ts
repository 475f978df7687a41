import { once } from 'node:events'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { WayToRows } from './answers.ts'
import { type BootCloud, latencyMs } from './cloud.ts'
import { openBootPage } from './page.ts'
import { signedIn } from './ways.ts'

/** As Cognito's token endpoint answers a browser, so that it takes the header that Amplify adds. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'content-type, x-amz-user-agent',
}

/** From the callback to the rows with the user pool on an origin of its own, as it is on AWS. */
export async function wayFromElsewhere(running: BootCloud): Promise<WayToRows> {
  const pool = await startPool(running)
  const { cloud, caller } = running
  const config = await (await caller.get(`${cloud.origin}/amplify-config.json`)).json()
  config.Auth.Cognito.loginWith.oauth.domain = pool.host
  // The site's policy names the origins of its own deployment only.
  const options = { bypassCSP: true }
  const tab = await openBootPage(running, { '/amplify-config.json': JSON.stringify(config) }, options)
  try {
    return (await signedIn(tab)).callback
  } finally {
    await tab.context.close()
    pool.close()
  }
}

/** Hands the token endpoint through to the local user pool, and sends whatever is a page on to it. */
async function startPool({ cloud: { origin }, pem, caller }: BootCloud) {
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    const answer = async () => {
      const url = `${origin}${request.url ?? '/'}`
      if (request.method === 'GET') return response.writeHead(302, { location: url }).end()
      if (request.method === 'OPTIONS') {
        await delay(latencyMs)
        return response.writeHead(200, crossOrigin).end()
      }
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const answered = await caller.post(url, { data: await text(request), headers })
      response.writeHead(answered.status(), { ...crossOrigin, 'content-type': 'application/json' })
      return response.end(await answered.body())
    }
    answer().catch(() => response.destroy())
  })
  server.listen({ port: 0, host: 'localhost' })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The user pool is served at no port')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { host: `localhost:${address.port}`, close }
}
