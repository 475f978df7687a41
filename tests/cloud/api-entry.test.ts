import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const entries = [
  { file: 'aws.ts', load: () => import('#cloud/api/aws.ts'), settings: ['TABLE_NAME', 'CLIENT_ID'] },
  {
    file: 'aws-members.ts',
    load: () => import('#cloud/api/aws-members.ts'),
    settings: ['TABLE_NAME', 'CLIENT_ID', 'USER_POOL_ID'],
  },
]

beforeEach(() => {
  vi.resetModules()
  for (const name of ['TABLE_NAME', 'CLIENT_ID', 'USER_POOL_ID']) vi.stubEnv(name, 'set')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe.each(entries)('the deployed function of $file', ({ load, settings }) => {
  test.each(settings)('says so where %s is not set', async (name) => {
    vi.stubEnv(name, '')
    await expect(load()).rejects.toThrow(`The environment variable ${name} is not set`)
  })

  test('is there where all are set', async () => {
    expect((await load()).handler).toBeTypeOf('function')
  })
})

test('without a user pool a route about members fails and tells nobody why but the log', async () => {
  const { startApi } = await import('../support/api.ts')
  const { createLambda } = await import('#cloud/api/lambda.ts')
  const { proxyEvent } = await import('#cloud/local/gateway/proxy-event.ts')
  const { clientId } = await import('../support/tokens.ts')
  const { client, clock } = await startApi()
  const logged: (string | undefined)[] = []
  const handler = createLambda({
    client,
    tableName: 'fleet',
    clientId,
    log: ({ error }) => logged.push(error),
  })
  const request = new Request('https://localhost/api/members/read')
  const claims = {
    sub: 's',
    username: 'admin',
    client_id: clientId,
    'cognito:groups': 'admin,tenant:north',
    scope: 'fleet/admin',
  }
  const path = '/members/read'
  const answer = await handler(
    proxyEvent({
      request,
      url: new URL(request.url),
      path,
      resource: path,
      pathParameters: {},
      claims,
      body: null,
      requestId: 'r-1',
      now: clock.now(),
    }),
  )
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('user pool')
  expect(logged).toEqual([expect.stringContaining('This function has no user pool')])
})
