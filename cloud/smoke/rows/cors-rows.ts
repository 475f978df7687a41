import { laptopOrigin } from '../../site/laptop-origin.ts'
import { awsProbe } from '../row.ts'
import type { Answer, Sent } from '../send.ts'
import type { Side } from '../side.ts'

const may = 'may read it'

/** The dev stage lets the laptop's app use its API, refusals included; no other stage, and no other origin. */
export const corsProbe = awsProbe(
  {
    'cors laptop-preflight': {
      about: 'the laptop’s app asks whether it may change a vehicle',
      expected: `${may}, 204`,
    },
    'cors laptop-answer': { about: 'the laptop’s app reads an answer of the API', expected: `${may}, 200` },
    'cors laptop-refusal': {
      about: 'the laptop’s app reads a refusal of the gateway',
      expected: `${may}, 401`,
    },
  },
  async (side) => {
    const authorization = ['Authorization', `Bearer ${side.tokens.manager.accessToken}`] as const
    const preflight = [
      ['Access-Control-Request-Method', 'PATCH'],
      ['Access-Control-Request-Headers', 'authorization,content-type,if-match'],
    ] as const
    return {
      'cors laptop-preflight': await asked(side, '/vehicles/update/some-id', {
        method: 'OPTIONS',
        headers: preflight,
      }),
      'cors laptop-answer': await asked(side, '/vehicles/read?limit=1', { headers: [authorization] }),
      'cors laptop-refusal': await asked(side, '/vehicles/read?limit=1', {}),
    }
  },
)

async function asked(
  { send, addresses }: Side,
  path: string,
  { method, headers = [] }: Sent,
): Promise<string> {
  const sent = {
    ...(method !== undefined && { method }),
    headers: [['Origin', laptopOrigin] as const, ...headers],
  }
  return allowed(await send(`${addresses.gateway}${path}`, sent))
}

function allowed({ status, headers }: Answer): string {
  return `${headers.get('access-control-allow-origin') === laptopOrigin ? may : 'may not'}, ${status}`
}
