import { configOrigins } from '../../site/config-origins.ts'
import { siteHeaders } from '../../site/security-headers.ts'
import { probe } from '../row.ts'
import type { Answer } from '../send.ts'
import type { Side } from '../side.ts'

const asMeant = 'as cloud/site has them'

/** The app's files: their headers, how long they are kept, and which addresses are answered with the app's page. */
export const siteProbe = probe(
  {
    'site headers': { about: 'the security headers of the page', expected: asMeant },
    'site headers-script': { about: 'the security headers of a script', expected: asMeant },
    'site page': { about: 'how long the page may be kept' },
    'site app-address': { about: 'an address of the app, such as a vehicle’s' },
    'site app-address-dot': {
      about: 'an address of the app with a dot in its last part',
      onAws: 'refused',
      note: 'CloudFront takes it for a file; no address of the app has one there.',
    },
    'site script': { about: 'how long a script may be kept' },
    'site missing-script': { about: 'a script that is not there' },
    'site config': { about: 'how long amplify-config.json may be kept' },
    'site api-address': { about: 'an address below /api that is none of the API’s' },
    'site api-bare': {
      about: 'the address /api itself',
      onAws: 'refused',
      note: 'Neither a page nor the API’s on AWS; nobody is sent there.',
    },
  },
  async (side) => {
    const { site } = side.addresses
    const page = await side.send(`${site}/`)
    const script = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0] ?? '/assets/none.js'
    const asset = await side.send(`${site}${script}`)
    return {
      'site headers': headersOf(side, page),
      'site headers-script': headersOf(side, asset),
      'site page': kept(page),
      'site app-address': shown(page, await side.send(`${site}/vehicles/some-id`)),
      'site app-address-dot': shown(page, await side.send(`${site}/vehicles/some.id`)),
      'site script': kept(asset),
      'site missing-script': shown(page, await side.send(`${site}/assets/missing-12345678.js`)),
      'site config': kept(await side.send(`${site}/amplify-config.json`)),
      'site api-address': shown(page, await side.send(`${site}/api/nowhere`)),
      'site api-bare': shown(page, await side.send(`${site}/api`)),
    }
  },
)

/** Whether each header is what cloud/site says for this configuration; else which are not. */
function headersOf({ addresses, isAws }: Side, { headers }: Answer): string {
  const all = Object.entries(configOrigins(addresses.config)).filter(
    ([, origin]) => origin !== addresses.site,
  )
  const meant = siteHeaders({ ...Object.fromEntries(all), strictTransport: isAws })
  const others = Object.entries(meant).filter(([name, value]) => headers.get(name) !== value)
  if (others.length === 0) return asMeant
  return `not as meant: ${others.map(([name]) => `${name}: ${headers.get(name) ?? 'missing'}`).join('; ')}`
}

function kept({ status, headers }: Answer): string {
  const control = headers.get('cache-control') ?? 'no cache-control'
  const [first = control] = /no-store|no-cache/.exec(control) ?? []
  return `${status} ${/no-store|no-cache/.test(first) ? 'asked for anew' : control}`
}

/** Whether it is the app's page; a refusal is one, whether S3 calls it 403 or the laptop 404. */
function shown(page: Answer, { status, text }: Answer): string {
  if (status === 200) return text === page.text ? 'the app’s page' : '200 something else'
  return status === 403 || status === 404 ? 'refused' : String(status)
}
