import { goOffline } from '../support/go-offline.ts'
import { expect, openFirstVehicle, signIn, test } from '../support/journey.ts'

test('an unlock pressed offline fails at once, says so, and is not sent when back online', async ({
  page,
  context,
}) => {
  await signIn(page, 'manager')
  await openFirstVehicle(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/command/')) sent.push(new URL(request.url()).pathname)
  })
  await goOffline(context)
  await page.getByRole('button', { name: 'Unlock doors' }).click()
  await expect(page.getByText(/You are offline.*Nothing was sent\./)).toBeVisible()

  await context.setOffline(false)
  await page.getByRole('button', { name: 'Lock doors', exact: true }).click()
  await expect(page.getByText('Asked for by you').first()).toBeVisible()
  expect(sent).toEqual([expect.stringMatching(/\/lock-doors$/)])
})
