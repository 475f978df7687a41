import type { Attack } from './attack.ts'
import { issuer } from './tokens.ts'

type Misissued = readonly [name: string, changed: object, status: Attack['status']]

/** What must be wrong with the claims of a token that the pool has signed; undefined leaves a claim out. */
export function misissuedClaims({ iat, scope }: Readonly<Record<string, unknown>>): readonly Misissued[] {
  const now = Number(iat)
  return [
    ...times(now),
    ...uses(),
    ...issuers(),
    ...scopes(String(scope).split(' ')),
    ...groups(),
    ...clients(),
  ]
}

function times(now: number): readonly Misissued[] {
  const wrong = ['9999999999', 9_999_999_999.5, -1, 0, true, null, [9_999_999_999], {}, 2 ** 53]
  return [
    ['no exp', { exp: undefined }, 401],
    ...wrong.map((exp) => [`exp as ${JSON.stringify(exp)}`, { exp }, 401] as const),
    ['an exp long before 1970', { exp: -now * 1000 }, 401],
    ['an iat in the future', { iat: now + 600 }, 401],
    ['an iat as text', { iat: String(now) }, 401],
    ['an nbf in the future', { nbf: now + 600 }, 401],
    ['an nbf as text', { nbf: String(now) }, 401],
    ['an nbf that is null', { nbf: null }, 401],
  ]
}

function uses(): readonly Misissued[] {
  const wrong = ['id', 'refresh', 'Access', 'access ', ['access'], { access: true }, true, null, undefined]
  return wrong.map((token_use) => [`token_use as ${JSON.stringify(token_use)}`, { token_use }, 401])
}

function issuers(): readonly Misissued[] {
  const wrong = [
    `${issuer}/`,
    issuer.toUpperCase(),
    issuer.replace('https:', 'http:'),
    issuer.replace('https://', 'https://evil-'),
    issuer.replace('amazonaws.com', 'amazonaws.com.evil.example'),
    issuer.replace('us-east-1_FLEETLOCAL', 'us-east-1_OTHER'),
    issuer.replace('https://', 'https://evil.example@'),
    ` ${issuer}`,
    [issuer],
    null,
    undefined,
  ]
  return wrong.map((iss) => [`iss as ${JSON.stringify(iss)}`, { iss }, 401])
}

/** `names` are those of a good token; every one of them is made useless. */
function scopes(names: readonly string[]): readonly Misissued[] {
  const each = (change: (name: string) => string) => names.map(change).join(' ')
  const joinedBy = (joint: string) => `openid${joint}${names.join(joint)}${joint}openid`
  return [
    ['no scope', { scope: undefined }, 401],
    ['an empty scope', { scope: '' }, 401],
    ['scope as a list', { scope: names }, 401],
    ['scope as an object', { scope: Object.fromEntries(names.map((name) => [name, true])) }, 401],
    ['scopes joined by tabs', { scope: joinedBy('\t') }, 401],
    ['scopes joined by line breaks', { scope: joinedBy('\n') }, 401],
    ['scopes joined by no-break spaces', { scope: joinedBy('\u00a0') }, 401],
    ['scopes joined by zero-width spaces', { scope: joinedBy('\u200b') }, 401],
    ['scopes joined by commas', { scope: joinedBy(',') }, 401],
    ['scopes joined by plus signs', { scope: joinedBy('+') }, 401],
    ['longer scopes', { scope: each((name) => `${name}only`) }, 401],
    ['scopes with a prefix', { scope: each((name) => `x${name}`) }, 401],
    ['scopes with a slash', { scope: each((name) => `${name}/`) }, 401],
    ['scopes in capitals', { scope: each((name) => name.toUpperCase()) }, 401],
    ['scopes with a wildcard', { scope: 'fleet/* fleet * **' }, 401],
    ['scopes with a zero-width space', { scope: each((name) => `${name}\u200b`) }, 401],
    ['scopes with a Cyrillic letter', { scope: each((name) => name.replace('e', '\u0435')) }, 401],
    ['scopes under another name', { scope: undefined, scp: names, scopes: names.join(' ') }, 401],
  ]
}

/** The gateway knows nothing of groups but that a comma in a name would make two of one. */
function groups(): readonly Misissued[] {
  const roles = [
    '\u0430dmin',
    'admin ',
    ' admin',
    'Admin',
    'ADMIN',
    'admin\u200b',
    'admin\u0000',
    'administrator',
  ]
  return [
    ['the group “admin,manager”', { 'cognito:groups': ['admin,manager', 'tenant:north'] }, 401],
    ['the group “operator,tenant:north”', { 'cognito:groups': ['operator,tenant:north'] }, 401],
    ...roles.map(
      (role) =>
        [`the group ${JSON.stringify(role)}`, { 'cognito:groups': [role, 'tenant:north'] }, 403] as const,
    ),
    ['no groups', { 'cognito:groups': undefined }, 403],
    ['groups as an object', { 'cognito:groups': { admin: true, 'tenant:north': true } }, 403],
    ['groups under another name', { 'cognito:groups': undefined, groups: ['admin', 'tenant:north'] }, 403],
    ['no tenant', { 'cognito:groups': ['admin'] }, 403],
    ['two tenants', { 'cognito:groups': ['admin', 'tenant:north', 'tenant:south'] }, 403],
    ['a tenant in capitals', { 'cognito:groups': ['admin', 'tenant:NORTH'] }, 403],
    ['a tenant of all', { 'cognito:groups': ['admin', 'tenant:*'] }, 403],
  ]
}

function clients(): readonly Misissued[] {
  return [
    ['no client_id', { client_id: undefined }, 403],
    ['an empty client_id', { client_id: '' }, 403],
    ['another client_id', { client_id: 'anotherclientanotherclien0' }, 403],
    ['a list of client_ids', { client_id: ['testclienttestclienttest00', 'x'] }, 403],
    ['the client_id as aud', { client_id: undefined, aud: 'testclienttestclienttest00' }, 403],
    ['no sub', { sub: undefined }, 403],
    ['an empty sub', { sub: '' }, 403],
  ]
}
