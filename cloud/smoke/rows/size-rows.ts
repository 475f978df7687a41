import { probes } from '../row.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'

const megabyte = 1024 * 1024

/** How much of headers and body is taken. */
export const sizeProbes = probes({
  'size headers-9-kb': {
    about: 'headers of 9,000 bytes',
    ask: (side) => withHeaders(side, side.addresses.gateway, 9_000),
  },
  'size headers-11-kb': {
    about: 'headers of 11,000 bytes',
    note: 'AWS documents the limit, not the answer.',
    ask: (side) => withHeaders(side, side.addresses.gateway, 11_000),
  },
  'size headers-11-kb-through-site': {
    about: 'the same, through the site',
    note: 'AWS documents the limit, not the answer.',
    ask: (side) => withHeaders(side, side.addresses.api, 11_000),
  },
  'size body-1-mb': {
    about: 'a body of one byte less than 1 MB that is no JSON',
    ask: (side) => withBody(side, megabyte - 1),
  },
  'size body-over-1-mb': {
    about: 'a body of one byte more than 1 MB',
    ask: (side) => withBody(side, megabyte + 1),
  },
  'size body-7-mb': {
    about: 'a body of 7 MB',
    note: 'A Lambda function takes 6 MB at most: AWS may answer before our code does.',
    ask: (side) => withBody(side, 7 * megabyte),
  },
  'size body-11-mb': {
    about: 'a body of 11 MB',
    note: 'API Gateway takes 10 MB at most, and may hang up.',
    ask: (side) => withBody(side, 11 * megabyte),
  },
})

async function withHeaders(side: Side, api: string, bytes: number): Promise<string> {
  const authorization = `Bearer ${side.tokens.manager.accessToken}`
  const headers = [
    ['Authorization', authorization],
    ['X-Padding', 'x'.repeat(bytes - authorization.length)],
  ] as const
  return told(await side.send(`${api}/vehicles/read?limit=1`, { headers }))
}

async function withBody(side: Side, bytes: number): Promise<string> {
  const headers = [
    ['Authorization', `Bearer ${side.tokens.manager.accessToken}`],
    ['Content-Type', 'application/json'],
  ] as const
  const body = 'x'.repeat(bytes)
  return told(await side.send(`${side.addresses.gateway}/vehicles/update`, { method: 'POST', headers, body }))
}
