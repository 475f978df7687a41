import { type Browser, chromium } from '@playwright/test'
import { SmokeError } from '../smoke-error.ts'
import { browserArguments, findBrowser } from './find-browser.ts'

/** Opens a browser that closes when the signal is aborted. @throws {SmokeError} if there is none, or it doesn't start. */
export async function openBrowser(signal: AbortSignal): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) {
    throw new SmokeError(
      'The smoke test signs people in with Chromium or Chrome, and found neither: run npx playwright install chromium, or set CHROME_PATH.',
    )
  }
  signal.throwIfAborted()
  const browser = await chromium
    .launch({
      executablePath,
      args: [...browserArguments],
      // Playwright would end this process, before what was made for the test is removed.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: unknown) => {
      const [reason = ''] = String(error).split('\n')
      throw new SmokeError(
        `${executablePath} does not start (${reason}): set CHROME_PATH to another Chromium or Chrome.`,
      )
    })
  signal.addEventListener('abort', () => void browser.close(), { once: true })
  return browser
}
