import { expect, test } from 'vitest'
import { DeployError } from '#cloud/deploy/deploy-error.ts'
import { readArguments } from '#cloud/smoke/arguments.ts'
import { compare, type Verdict } from '#cloud/smoke/compare.ts'
import { failureText } from '#cloud/smoke/failure-text.ts'
import { reportText } from '#cloud/smoke/report.ts'
import type { Probe, RowText } from '#cloud/smoke/row.ts'
import { deliveryProbes } from '#cloud/smoke/rows/delivery-rows.ts'
import { Secrets } from '#cloud/smoke/secrets.ts'
import type { Side } from '#cloud/smoke/side.ts'
import { told } from '#cloud/smoke/told.ts'

const never = new AbortController().signal
const side = (name: string, isAws: boolean) => ({ name, isAws }) as Side
const local = side('local', false)

/** One row whose answer is the side's name, unless it says otherwise. */
const row = (text: Partial<RowText>, answer: (side: Side) => string, awsOnly = false): Probe => ({
  awsOnly,
  rows: { row: { about: 'something', ...text } },
  observe: async (asked) => ({ row: answer(asked) }),
})

const rowsOf = (probe: Probe, examined: Side) => compare([probe], { reference: local, examined }, never)

const verdicts: readonly [what: string, Probe, Verdict][] = [
  ['the same answer', row({}, () => '200'), 'same'],
  ['another answer', row({}, ({ name }) => name), 'DIFFERS'],
  ['the answer that AWS is known to give', row({ onAws: 'dev' }, ({ name }) => name), 'as known'],
  ['the local answer where AWS was known to give another', row({ onAws: '403' }, () => '204'), 'DIFFERS'],
  ['the same answer, but not the contract’s', row({ expected: '401' }, () => '200'), 'DIFFERS'],
  [
    'the contract’s answer where the local cloud does not',
    row({ expected: 'dev' }, ({ name }) => name),
    'DIFFERS',
  ],
  ['what is expected of AWS only', row({ expected: 'dev' }, ({ name }) => name, true), 'same'],
  [
    'something else than is expected of AWS only',
    row({ expected: '403' }, ({ name }) => name, true),
    'DIFFERS',
  ],
]

test.each(verdicts)('a stage that answers %s is told so', async (_what, probe, verdict) => {
  expect(await rowsOf(probe, side('dev', true))).toMatchObject([{ verdict }])
})

test('what there is on AWS only is not asked of a laptop, and what AWS is known for does not excuse one', async () => {
  const laptop = side('another', false)
  const failing = row({ expected: '403' }, () => '200', true)
  expect(await rowsOf(failing, laptop)).toMatchObject([
    { verdict: 'not here', reference: null, examined: null },
  ])
  expect(
    await rowsOf(
      row({ onAws: 'another' }, ({ name }) => name),
      laptop,
    ),
  ).toMatchObject([{ verdict: 'DIFFERS' }])
})

/** A stage whose CloudFront, gateway and bucket answer so, by address; what is not there does not answer. */
const stageThatAnswers = (answers: Readonly<Record<string, number>>) =>
  ({
    name: 'dev',
    isAws: true,
    bucket: 'https://bucket.example',
    addresses: { site: 'https://site.example', gateway: 'https://gateway.example/api' },
    send: async (address: string) => {
      const status = answers[address]
      if (status === undefined) throw new Error('connect ECONNREFUSED')
      const places: Readonly<Record<number, string>> = {
        301: address.replace('http:', 'https:'),
        302: 'https://elsewhere.example/',
      }
      const location = places[status] ?? ''
      return { status, text: '', headers: new Headers(location === '' ? {} : { location }) }
    },
  }) as unknown as Side

test('what stands before a stage is as it is meant, and each of it that is not is told', async () => {
  const right = {
    'http://site.example/': 301,
    'http://site.example/api/vehicles/read': 403,
    'https://gateway.example/api/vehicles/read': 401,
    'https://gateway.example/': 403,
    'https://bucket.example/index.html': 403,
  }
  const differing = async (answers: Readonly<Record<string, number>>) => {
    const rows = await compare(
      deliveryProbes,
      { reference: local, examined: stageThatAnswers(answers) },
      never,
    )
    return rows.filter(({ verdict }) => verdict !== 'same').map(({ id }) => id)
  }
  expect(await differing(right)).toEqual([])
  expect(await differing({ ...right, 'https://bucket.example/index.html': 200 })).toEqual(['delivery bucket'])
  expect(await differing({ ...right, 'http://site.example/api/vehicles/read': 301 })).toEqual([
    'delivery api-http',
  ])
  expect(await differing({ ...right, 'http://site.example/': 200 })).toEqual(['delivery http'])
  expect(await differing({ ...right, 'http://site.example/': 302 })).toEqual(['delivery http'])
  const clear = { ...right, 'http://gateway.example/api/vehicles/read': 401 }
  expect(await differing(clear)).toEqual(['delivery gateway-http'])
})

test('a stopped run asks nothing more', async () => {
  const stopped = compare([row({}, () => '200')], { reference: local, examined: local }, AbortSignal.abort())
  await expect(stopped).rejects.toThrow('aborted')
})

test('the table has a line for each row, and says all of one that differs', () => {
  const text = reportText(
    [
      { id: 'one', about: 'something', reference: '200', examined: '200', verdict: 'same' },
      {
        id: 'two',
        about: 'a long one',
        reference: '401',
        examined: 'x'.repeat(60),
        verdict: 'DIFFERS',
        expected: '403',
        note: 'So.',
      },
      { id: 'three', about: 'AWS', reference: null, examined: null, verdict: 'not here' },
    ],
    { reference: 'local', examined: 'dev' },
  )
  expect(text.split('\n')).toEqual([
    'row    verdict   local  dev',
    'one    same      200    200',
    `two    DIFFERS   401    ${'x'.repeat(43)}…`,
    'three  not here  -      -',
    '',
    'DIFFERS: two',
    '  a long one',
    '  local: 401',
    `  dev: ${'x'.repeat(60)}`,
    '  expected: 403',
    '  So.',
    '',
    'dev against local: 3 rows, 1 differs, 1 about AWS only.',
    '',
  ])
})

test('tokens and passwords are taken out of whatever is shown', () => {
  const secrets = new Secrets()
  const tester = { password: 'p4ss-word-aA1' }
  secrets.addPeople({ testers: { operator: tester } } as unknown as Side)
  secrets.addTokens({
    tokens: { operator: { accessToken: 'a.b.c', idToken: 'd.e.f', refreshToken: 'refresh-1' } },
  } as unknown as Side)
  const shown = secrets.takenOutOf(
    'p4ss-word-aA1 a.b.c d.e.f refresh-1 eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln and eyJ',
  )
  expect(shown).toBe('[secret] [secret] [secret] [secret] [token] and eyJ')
})

test('an answer is told by its code, wherever that is, without hashes of what was sent', () => {
  const answer = (status: number, text: string, headers: Record<string, string> = {}) =>
    told({ status, text, headers: new Headers(headers) })
  const errorType = { 'x-amzn-errortype': 'UnauthorizedException:http://internal.amazon.com/coral/' }
  expect(answer(403, '{"error":{"code":"group_missing","requestId":"r"}}')).toBe('403 group_missing')
  expect(answer(401, '{"message":"Unauthorized"}', errorType)).toBe(
    '401 UnauthorizedException "Unauthorized"',
  )
  expect(answer(400, '{"__type":"com.amazonaws#NotAuthorizedException"}')).toBe('400 NotAuthorizedException')
  expect(answer(400, '{"error":"invalid_grant"}')).toBe('400 invalid_grant')
  expect(answer(200, '{"items":[]}')).toBe('200')
  expect(answer(200, '<!doctype html>', { 'content-type': 'text/html' })).toBe('200 page')
  const hash = `hashed: '${'A'.repeat(43)}='.`
  expect(answer(403, JSON.stringify({ message: hash }))).toBe(`403 "hashed: '<hash>'."`)
})

test.each([
  [[], /^Expected either --stage or --local/],
  [['--stage', 'dev', '--local'], /^Expected either --stage or --local/],
  [['--stage', 'qa'], /no stage "qa": expected dev or prod/],
  [['--stage', 'prod'], /second factor: run it against dev/],
  [['--stage', 'dev', '--url', 'https://localhost:5173'], /^--url goes with --local only/],
  [['--everything'], /--everything[\s\S]*npm run smoke/],
])('%j is refused with what may be asked for', (given, message) => {
  expect(() => readArguments(given)).toThrow(message)
})

test('what may be asked for is taken', () => {
  expect(readArguments(['--stage', 'dev', '--throttle', '--json', 'out.json'])).toEqual({
    target: { stage: 'dev' },
    json: 'out.json',
    throttle: true,
  })
  expect(readArguments(['--local', '--url', 'https://localhost:5173']).target).toEqual({
    local: 'https://localhost:5173',
  })
})

test('a person is told in a sentence, and a mistake of ours wholly', () => {
  expect(failureText(new DeployError('There is no stack.'))).toBe('There is no stack.')
  expect(failureText(Object.assign(new Error('Region is missing')))).toMatch(/^No AWS region is chosen/)
  expect(failureText(new TypeError('x is not a function'))).toMatch(/report it[\s\S]*smoke-report\.test\.ts/)
})
