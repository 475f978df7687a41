import { createHash, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { type APIRequestContext, type Browser, chromium, request } from '@playwright/test'
import { localhostCertificate } from '#cloud/local/certificate.ts'
import { freePort } from '#cloud/local/free-port.ts'
import { browserArguments, findBrowser } from '#cloud/smoke/browser/find-browser.ts'
import { startPreview } from '../../support/preview-process.ts'
import { beginSessionCloud, type SessionCloud } from '../../support/session-cloud.ts'
import { buildApp } from '../build.ts'

/** How late every answer of the API, the token endpoint and a refresh is, in milliseconds. */
export const latencyMs = 50

/** The production build with a local cloud of its own, and a browser before it. */
export interface BootCloud {
  readonly cloud: SessionCloud
  readonly browser: Browser
  /** Asks without a browser. */
  readonly caller: APIRequestContext
  /** Certificate and key of localhost. */
  readonly pem: string
  close(): Promise<void>
}

export interface BootCloudOptions {
  /** Of the part of the benchmark: its log has that name. */
  readonly name: string
  /** Vehicles of tenant north. */
  readonly fleetSize: number
}

/** Builds the app and starts both. */
export async function startBootCloud({ name, fleetSize }: BootCloudOptions): Promise<BootCloud> {
  await buildApp()
  const logFile = join('test-results/bench', `${name}-cloud.log`)
  const server = await startPreview({ port: await freePort(), fleetSize, logFile })
  const caller = await request.newContext({ ignoreHTTPSErrors: true })
  const { cloud } = await beginSessionCloud(server, caller)
  await cloud.control({ latencyMs })
  const pem = await localhostCertificate(server.directory)
  const browser = await launchTrusting(pem)
  const close = async () => {
    await browser.close()
    await caller.dispose()
    await server.stop()
  }
  return { cloud, browser, caller, pem, close }
}

/** What merely has its certificate's errors ignored keeps nothing in Chromium's cache: here it is really trusted. */
function launchTrusting(certificate: string): Promise<Browser> {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const hash = createHash('sha256').update(key).digest('base64')
  const executablePath = findBrowser()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...browserArguments, `--ignore-certificate-errors-spki-list=${hash}`],
  })
}
