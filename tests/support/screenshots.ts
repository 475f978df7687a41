import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { execPath, stdout } from 'node:process'
import { chromium, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '#cloud/smoke/browser/find-browser.ts'
import { openFirstVehicle, signIn } from './journey.ts'
import { journeyOrigin, serverLogFile } from './journey-server.ts'

const folder = 'test-results/screenshots'
mkdirSync(folder, { recursive: true })

/** Every screen that a person meets, in the order in which they meet it. */
async function visit(page: Page, take: (name: string) => Promise<unknown>): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await take('1-landing')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  await take('2-sign-in')
  await signIn(page, 'manager')
  await page.getByText(/^10,000 vehicles/).waitFor()
  await take('3-list')
  await page.getByRole('link', { name: /your access/ }).click()
  await page.getByRole('heading', { name: 'Your access' }).waitFor()
  await take('3b-access')
  await page.getByRole('link', { name: 'Fleet Console' }).click()
  await openFirstVehicle(page)
  await page.getByText(/Nobody has changed/).waitFor()
  await take('4-vehicle')
  await page.getByRole('button', { name: /over time$/ }).click()
  await page.getByRole('radio', { name: '30 days' }).check({ force: true })
  await page.getByRole('figure').waitFor()
  await take('4b-past')
  await page.getByRole('button', { name: 'Edit vehicle' }).click()
  await page.getByLabel('VIN').fill('1M8GDM9A0KP042788')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/The check digit/).waitFor()
  await take('5-form-error')
  await page.getByRole('link', { name: /Back to/ }).click()
  await page.getByRole('dialog').waitFor()
  await take('6-unsaved')
  await page.getByRole('button', { name: /^Leave/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await take('7-signed-out')
  await signIn(page, 'operator')
  await openFirstVehicle(page)
  await take('8-refused')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await signIn(page, 'admin')
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByText('manager', { exact: true }).first().waitFor()
  await take('10-members')
  await page.getByRole('link', { name: 'Audit' }).click()
  await page.getByRole('button', { name: /^Export all/ }).waitFor()
  await take('11-audit')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await signIn(page, 'newcomer')
  await page.getByRole('heading', { name: /no access yet/ }).waitFor()
  await take('9-newcomer')
}

const server = spawn(execPath, ['tests/support/journey-server.ts', serverLogFile], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
await new Promise((resolve) =>
  server.stdout.on('data', (text) => String(text).includes('Ctrl+C') && resolve(text)),
)
const executablePath = findBrowser()
const browser = await chromium.launch({
  args: [...browserArguments],
  ...(executablePath && { executablePath }),
})
for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width, height }
    const context = await browser.newContext({
      baseURL: journeyOrigin,
      ignoreHTTPSErrors: true,
      viewport,
      colorScheme,
    })
    const page = await context.newPage()
    await visit(page, (name) => page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` }))
    await context.close()
  }
}
await browser.close()
server.kill('SIGTERM')
stdout.write(`Pictures of every screen are in ${folder}\n`)
