import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, createSecureServer } from 'node:http2'
import { request as httpsRequest } from 'node:https'
import { type AddressInfo, connect as connectSocket } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localhostCertificate } from '#cloud/local/certificate.ts'
import { ConnectionDropped } from '#cloud/local/faults.ts'
import { mount } from '#cloud/local/mount.ts'

const origin = 'https://localhost:5173'
const seen: Request[] = []

/** Answers with what it was asked; the rest is what the site would answer. */
const middleware = mount({
  origin,
  fetch: async (request) => {
    seen.push(request.clone())
    const { pathname } = new URL(request.url)
    if (pathname === '/drop') throw new ConnectionDropped('asked to')
    if (pathname === '/broken') throw new Error('broken')
    if (!pathname.startsWith('/cloud')) return undefined
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-method', request.method],
    ])
    return new Response(await request.text(), { status: 201, headers })
  },
})

let directory: string
let pem: string
const listener = (
  incoming: Parameters<typeof middleware>[0],
  outgoing: Parameters<typeof middleware>[1],
): void => {
  middleware(incoming, outgoing, (error?: unknown) => {
    outgoing.statusCode = error ? 500 : 404
    outgoing.end(error ? 'site error' : 'site')
  })
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mount-'))
  pem = await localhostCertificate(directory)
})
afterAll(() => rm(directory, { recursive: true }))

async function plainServer() {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, address: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() }
}

/** As Vite makes it. */
async function secureServer() {
  const server = createSecureServer({ cert: pem, key: pem, allowHTTP1: true })
  server.on('request', listener as never).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, [Symbol.asyncDispose]: async () => void server.close() }
}

test('passes method, headers and body on, and answers with status, headers and cookies', async () => {
  await using server = await plainServer()
  const answer = await fetch(`${server.address}/cloud/x?y=1`, { method: 'POST', body: 'hello' })
  expect(answer.status).toBe(201)
  expect(await answer.text()).toBe('hello')
  expect(answer.headers.get('x-method')).toBe('POST')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(seen.at(-1)?.url).toBe(`${origin}/cloud/x?y=1`)
})

test('leaves to the site what the local cloud does not answer', async () => {
  await using server = await plainServer()
  expect(await (await fetch(`${server.address}/vehicles/1`)).text()).toBe('site')
})

test('gives an unexpected error to the site’s error handler', async () => {
  await using server = await plainServer()
  expect(await (await fetch(`${server.address}/broken`)).text()).toBe('site error')
})

test('cuts the connection where the answer is to be withheld', async () => {
  await using server = await plainServer()
  await expect(fetch(`${server.address}/drop`)).rejects.toThrow('fetch failed')
})

test.each(['//evil.example/cloud', 'http://evil.example/cloud', '/\\evil.example/cloud'])(
  'never takes %s for another origin',
  async (path) => {
    await using server = await plainServer()
    seen.length = 0
    const socket = connectSocket(server.port, '127.0.0.1')
    socket.end(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    await once(socket.resume(), 'close')
    expect(seen.map(({ url }) => new URL(url).origin).filter((found) => found !== origin)).toEqual([])
  },
)

test('a header that is given twice arrives as both', async () => {
  await using server = await plainServer()
  seen.length = 0
  const socket = connectSocket(server.port, '127.0.0.1')
  const twice = 'Authorization: Bearer a\r\nAuthorization: Bearer b\r\n'
  socket.end(`GET /cloud HTTP/1.1\r\nHost: localhost\r\n${twice}Connection: close\r\n\r\n`)
  await once(socket.resume(), 'close')
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer a, Bearer b')
})

test('works over HTTP/2: pseudo headers are dropped, split cookies are joined', async () => {
  await using server = await secureServer()
  const client = connect(`https://localhost:${server.port}`, { rejectUnauthorized: false })
  try {
    const stream = client.request({ ':method': 'PUT', ':path': '/cloud', cookie: ['one=1', 'two=2'] })
    stream.end('body')
    const [headers] = await once(stream, 'response')
    const chunks = await stream.toArray()
    expect(headers[':status']).toBe(201)
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(Buffer.concat(chunks).toString()).toBe('body')
    expect(seen.at(-1)?.headers.get('cookie')).toBe('one=1; two=2')
  } finally {
    client.close()
  }
})

test('over HTTP/2 only the one stream is cut', async () => {
  await using server = await secureServer()
  const client = connect(`https://localhost:${server.port}`, { rejectUnauthorized: false })
  try {
    const dropped = client.request({ ':path': '/drop' })
    await expect(once(dropped, 'response')).rejects.toThrow('NGHTTP2_INTERNAL_ERROR')
    const next = client.request({ ':path': '/cloud' })
    const [headers] = await once(next, 'response')
    expect(headers[':status']).toBe(201)
    next.resume()
  } finally {
    client.close()
  }
})

test('HTTP/1.1 over https works too', async () => {
  await using server = await secureServer()
  const request = httpsRequest({ port: server.port, path: '/cloud', rejectUnauthorized: false, agent: false })
  request.end()
  const [response] = await once(request, 'response')
  expect(response.statusCode).toBe(201)
  response.resume()
  await once(response, 'end')
})
