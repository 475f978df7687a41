import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './cloud/smoke/browser/find-browser.ts'
import { journeyOrigin, serverLogFile } from './tests/support/journey-server.ts'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results/journeys',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: journeyOrigin,
    ignoreHTTPSErrors: true,
    // Costs a third of all the time: record one with `playwright test --trace on` where a failure needs it.
    trace: 'off',
    launchOptions: { args: [...browserArguments], ...(executablePath && { executablePath }) },
  },
  webServer: {
    command: `node tests/support/journey-server.ts ${serverLogFile}`,
    url: `${journeyOrigin}/amplify-config.json`,
    ignoreHTTPSErrors: true,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    timeout: 120_000,
  },
})
