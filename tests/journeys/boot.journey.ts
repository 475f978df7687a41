import { expect, signIn, test, typeCredentials } from '../support/journey.ts'

test('the signed-out landing asks the user pool for nothing, and brings the app along meanwhile', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/')
  await expect.poll(() => asked.some((path) => /vehicle-list-screen.*\.js$/.test(path))).toBe(true)
  expect(asked.filter((path) => /^\/(?:api|oauth2|cognito-idp)/.test(path))).toEqual([])
  expect(asked.filter((path) => path === '/amplify-config.json').length).toBeLessThanOrEqual(2)
})

test('from the callback to the first vehicle it takes two answers, and no preflight', async ({ page }) => {
  const asked: string[] = []
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const staticFile = /^\/(?:assets\/|callback|favicon|amplify-config|login)/.test(pathname)
    if (!staticFile) asked.push(`${request.method()} ${pathname}`)
  })
  await typeCredentials(page, 'operator')
  await page.getByRole('row').nth(1).waitFor()
  // Pages of the fleet that follow the first are not waited for.
  expect([...new Set(asked)]).toEqual(['POST /oauth2/token', 'GET /api/vehicles/read'])
})

test('the first rows are there before the whole fleet is, and the progress is visible', async ({ page }) => {
  let pages = 0
  let release: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/vehicles/read?**', async (route) => {
    pages += 1
    if (pages > 1) await held
    await route.continue()
  })
  await signIn(page, 'operator')
  await expect(page.getByRole('row').nth(10)).toBeVisible()
  await expect(page.getByText('100 vehicles so far, loading the rest…')).toBeVisible()
  await page.getByRole('searchbox').fill('zzz')
  await expect(page.getByText('No vehicle that has arrived so far fits this search.')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  release?.()
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  expect(pages).toBe(11)
})

test('as many rows exist with 10,000 vehicles as fit on the screen', async ({ page }) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  const rows = () => page.locator('.vehicle-row').count()
  expect(await rows()).toBeLessThan(40)
  const table = page.getByRole('grid', { name: 'Vehicles' })
  await expect(table).toHaveAttribute('aria-rowcount', '10001')
  await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await expect(page.locator('[aria-rowindex="10001"]')).toBeVisible()
  expect(await rows()).toBeLessThan(50)
})

test('coming back from a vehicle, the list is where it was', async ({ page }) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  const table = page.getByRole('grid', { name: 'Vehicles' })
  await table.evaluate((element) => element.scrollTo({ top: 44 * 5000 }))
  const row = page.locator('[aria-rowindex="5010"]')
  await row.getByRole('link').click()
  await page.getByRole('heading', { name: 'Facts' }).waitFor()
  await page.goBack()
  await expect(row).toBeVisible()
})
