import { probes } from '../row.ts'
import type { Sent } from '../send.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'

const elsewhere = 'https://elsewhere.example'

/** Requests that lead nowhere, or ask for what the API does not offer; at the gateway's own address but for one. */
export const requestProbes = probes({
  'path unknown-with-token': {
    about: 'a path that the API does not have, with a token',
    ask: (side) => answered(side, '/nowhere', withToken(side)),
  },
  'path unknown': { about: 'a path that the API does not have', ask: (side) => answered(side, '/nowhere') },
  'path unknown-through-site': {
    about: 'the same, through the site',
    ask: async (side) => told(await side.send(`${side.addresses.api}/nowhere`)),
  },
  'path slash-behind': {
    about: 'a path of the API with a slash at its end, with a token',
    ask: (side) => answered(side, '/vehicles/read/', withToken(side)),
  },
  'path encoded-slash': {
    about: 'a vehicle’s id with an encoded slash in it, with a token',
    ask: (side) => answered(side, '/vehicles/read/a%2Fb', withToken(side)),
  },
  'path bad-encoding': {
    about: 'a path that can’t be decoded, with a token',
    ask: (side) => answered(side, '/vehicles/read/%E0%A4', withToken(side)),
  },
  'method unknown': {
    about: 'a method that the path does not have',
    ask: (side) => answered(side, '/vehicles/read', { method: 'DELETE' }),
  },
  'options other-origin': {
    about: 'another origin asks whether it may change a vehicle (CORS preflight)',
    ask: (side) =>
      readableElsewhere(side, '/vehicles/update/some-id', {
        method: 'OPTIONS',
        headers: [['Access-Control-Request-Method', 'PATCH']],
      }),
  },
  'options other-origin-answer': {
    about: 'another origin reads an answer of the API',
    ask: (side) => readableElsewhere(side, '/vehicles/read?limit=1', withToken(side)),
  },
})

function withToken({ tokens }: Side): Sent {
  return { headers: [['Authorization', `Bearer ${tokens.manager.accessToken}`]] }
}

async function answered({ send, addresses }: Side, path: string, sent: Sent = {}): Promise<string> {
  return told(await send(`${addresses.gateway}${path}`, sent))
}

async function readableElsewhere({ send, addresses }: Side, path: string, sent: Sent): Promise<string> {
  const headers = [['Origin', elsewhere] as const, ...(sent.headers ?? [])]
  const answer = await send(`${addresses.gateway}${path}`, { ...sent, headers })
  const allowed = answer.headers.get('access-control-allow-origin')
  return allowed === '*' || allowed === elsewhere ? 'may read it' : 'may not'
}
