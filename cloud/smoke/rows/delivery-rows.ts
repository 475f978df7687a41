import { awsProbe } from '../row.ts'
import type { Answer } from '../send.ts'
import type { Side } from '../side.ts'

/** What stands before the site and the API on AWS only. */
const asked: Readonly<
  Record<string, readonly [about: string, expected: string, (side: Side) => Promise<string>]>
> = {
  'delivery http': [
    'the site over http',
    'redirected to https',
    async (side) => redirected(side.addresses.site, await overHttp(side, `${side.addresses.site}/`)),
  ],
  'delivery api-http': [
    'the API over http: its token has been shown, so it is refused',
    '403',
    async (side) => String((await overHttp(side, `${side.addresses.site}/api/vehicles/read`)).status),
  ],
  'delivery gateway-http': [
    'the gateway’s own address over http',
    'no answer',
    (side) => unlessSilent(() => overHttp(side, `${side.addresses.gateway}/vehicles/read`)),
  ],
  'delivery gateway': [
    'the gateway’s own address, without a token',
    '401',
    (side) => status(side, `${side.addresses.gateway}/vehicles/read`),
  ],
  'delivery gateway-root': [
    'the gateway’s own address, without its stage',
    '403',
    (side) => status(side, new URL('/', side.addresses.gateway).href),
  ],
  'delivery bucket': [
    'a file of the site, from its bucket',
    '403',
    (side) => status(side, `${side.bucket}/index.html`),
  ],
}

export const deliveryProbes = Object.entries(asked).map(([id, [about, expected, ask]]) =>
  awsProbe({ [id]: { about, expected } }, async (side) => ({ [id]: await ask(side) })),
)

function overHttp({ send }: Side, address: string): Promise<Answer> {
  return send(address.replace('https:', 'http:'))
}

async function status({ send }: Side, address: string): Promise<string> {
  return String((await send(address)).status)
}

function redirected(site: string, { status, headers }: Answer): string {
  const location = headers.get('location')
  return status >= 300 && status < 400 && location?.startsWith(`${site}/`)
    ? 'redirected to https'
    : String(status)
}

/** API Gateway does not listen there. */
async function unlessSilent(ask: () => Promise<Answer>): Promise<string> {
  try {
    return String((await ask()).status)
  } catch {
    return 'no answer'
  }
}
