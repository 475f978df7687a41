import { signIn } from '../support/journey.ts'
import { beginSessionCloud } from '../support/session-cloud.ts'
import { expect, test } from '../support/session-journey.ts'

test('what one journey changes in its cloud, the next one does not find', async ({
  page,
  person,
  server,
  request,
}) => {
  const first = await beginSessionCloud(server, request)
  await first.cloud.control({ latencyMs: 1, fail: { target: 'refresh', kind: 'status', status: 500 } })
  await first.cloud.setGroups('manager', ['operator', 'tenant:south'])
  await signIn(page, 'manager')
  await expect(page.getByText('south', { exact: true })).toBeVisible()
  await expect(page.getByText(/^250 vehicles/)).toBeVisible()
  const refresh = async () => {
    const target = 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken'
    const data = { ClientId: 'x', RefreshToken: 'x' }
    await request.post('/cognito-idp', { headers: { 'x-amz-target': target }, data })
  }
  await refresh()
  await refresh()
  expect(await first.cloud.exchanges()).toEqual([200])
  expect(await first.cloud.refreshes()).toEqual([500, 400])
  await first.cloud.control({ fail: { target: 'refresh', kind: 'status' } })
  await page.goto('about:blank')
  await first.restore()

  const second = await beginSessionCloud(server, request)
  expect(await second.cloud.log()).toEqual([])
  await refresh()
  expect(await second.cloud.refreshes()).toEqual([400])
  const other = await person('manager')
  await expect(other.getByText('north', { exact: true })).toBeVisible()
  await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
  expect(await second.cloud.exchanges()).toEqual([200])
})

test('a wrong setting is refused with what is expected', async ({ cloud }) => {
  await expect(cloud.control({ graceSeconds: -1 })).rejects.toThrow('graceSeconds: At least 0')
})
