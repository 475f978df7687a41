import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { scopesOfRole } from '#contract/grants.ts'
import { startLocalCloud, type TestCloud } from '../support/local-cloud.ts'
import { refresh, signIn } from '../support/sign-in.ts'

const scopesIn = (token: string) =>
  String(decodeJwt(token)['scope'])
    .split(' ')
    .filter((scope) => scope.startsWith('fleet/'))

const call = (cloud: TestCloud, token: string, method: string, path: string, body?: object) =>
  cloud.fetch(`/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })

test('changed groups show in the next refresh; a token that is out keeps its scopes until it ends', async () => {
  await using cloud = await startLocalCloud()
  const operator = await signIn(cloud, 'operator')
  const { access_token: admin } = await signIn(cloud, 'admin')
  expect((await call(cloud, operator.access_token, 'GET', '/audit/read')).status).toBe(401)

  const change = { groups: ['admin'], seen: ['operator'] }
  expect((await call(cloud, admin, 'PATCH', '/members/update/operator', change)).status).toBe(200)
  expect((await call(cloud, operator.access_token, 'GET', '/audit/read')).status).toBe(401)
  const { AuthenticationResult: promoted } = await (await refresh(cloud, operator.refresh_token)).json()
  expect(scopesIn(promoted.AccessToken).toSorted()).toEqual([...scopesOfRole('admin')].toSorted())
  expect((await call(cloud, promoted.AccessToken, 'GET', '/audit/read')).status).toBe(200)

  const back = { groups: [], seen: ['admin'] }
  expect((await call(cloud, admin, 'PATCH', '/members/update/operator', back)).status).toBe(200)
  expect((await call(cloud, promoted.AccessToken, 'GET', '/audit/read')).status).toBe(200)
  const { AuthenticationResult: demoted } = await (await refresh(cloud, promoted.RefreshToken)).json()
  expect(scopesIn(demoted.AccessToken)).toEqual([])
  cloud.clock.forward({ minutes: 16 })
  expect((await call(cloud, promoted.AccessToken, 'GET', '/audit/read')).status).toBe(401)
})

test('members are there whatever the local cloud’s clock says', async () => {
  await using cloud = await startLocalCloud()
  cloud.clock.forward({ hours: 30 })
  const { access_token } = await signIn(cloud, 'admin-south')
  const answer = await call(cloud, access_token, 'GET', '/members/read')
  expect(await answer.json()).toMatchObject({
    items: [{ username: 'admin-south' }, { username: 'manager-south' }],
  })
})
