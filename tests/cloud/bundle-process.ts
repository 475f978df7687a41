import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { RequestHandler } from '#cloud/local/in-process-handler.ts'

/** What Lambda sets for every function (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html). */
const runtime = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret-of-the-example',
  AWS_SESSION_TOKEN: 'session-of-the-example',
  // As cloud/infra sets it.
  NODE_OPTIONS: '--enable-source-maps',
}

export interface BundleRun<Result> {
  readonly results: readonly Result[]
  /** All that the function wrote. */
  readonly output: string
}

/** Loads a bundle in plain Node, as Lambda does, and calls its handler with one event after another. */
export async function callBundle<Result>(
  file: string,
  events: readonly object[],
  environment: Readonly<Record<string, string>> = {},
): Promise<BundleRun<Result>> {
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)})
    process.once('message', async (events) => {
      const results = []
      for (const event of events) results.push(await handler(event))
      process.send(results, () => process.disconnect())
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'], ...runtime, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const written = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')))
  child.send(events)
  const results = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const output = (await written).join('')
  if (!Array.isArray(results[0])) throw new Error(`The function ended with ${String(results[0])}: ${output}`)
  return { results: results[0], output }
}

/** Services of AWS on a port of this machine, each answered by the request handler of a client of it. */
export async function serveAws(services: Readonly<Record<string, RequestHandler>>) {
  const server = createServer(async (request, response) => {
    // Such as `DynamoDB_20120810.GetItem`.
    const [service = ''] = String(request.headers['x-amz-target']).split(/[_.]/)
    const handler = services[service]
    const answer = handler && (await answerOf(handler, request))
    response.writeHead(answer?.statusCode ?? 404, answer?.headers).end(answer?.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

async function answerOf(handler: RequestHandler, request: IncomingMessage): Promise<Answer> {
  const handled = { headers: request.headers, body: await text(request) }
  const { response } = await Reflect.apply(handler.handle, handler, [handled])
  return response
}
