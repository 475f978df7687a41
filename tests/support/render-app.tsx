import { render, type RenderResult } from '@testing-library/react'
import { decodeJwt } from 'jose'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { createMemoryRouter } from 'react-router'
import { afterAll, beforeAll } from 'vitest'
import { App } from '#app/app.tsx'
import { pages } from '#app/pages.tsx'
import { AccessToken } from '#auth/access-token.ts'
import type { TokenFacts } from '#auth/session.ts'
import { ConnectionDropped } from '#cloud/local/faults.ts'
import type { LocalCloud } from '#cloud/local/local-cloud.ts'
import { callerFrom } from '#contract/caller.ts'
import { createFleetApi, type FleetApi } from '#fleet/api/fleet-api.ts'
import { createFleetStore } from '#fleet/store/fleet-store.ts'
import { startLocalCloud, type TestCloud } from './local-cloud.ts'
import { signIn } from './sign-in.ts'
import { testOrigin } from './test-origin.ts'

/** Someone who is signed in: a token source and an API client as the app has them. */
export interface SignedIn {
  readonly token: string
  readonly api: FleetApi
}

/** The app in jsdom, above the real gateway, functions and database of a local cloud. */
export interface TestApp {
  readonly cloud: TestCloud
  /** Signs someone in, for calls beside the screen. */
  signedIn(username: string): Promise<SignedIn>
  /** Is told of every request that leaves the app from now on. */
  onRequest(listener: (request: Request) => void): void
  /** Shows the page at an address to someone. */
  show(username: string, at: string): Promise<RenderResult>
}

/** Mounts a local cloud at the network's edge for the tests of a file; any other request fails the test. */
export function testApp(): TestApp {
  let cloud: (TestCloud & AsyncDisposable) | undefined
  const started = (): TestCloud => {
    if (!cloud) throw new Error('The local cloud is started before the first test, not earlier')
    return cloud
  }
  const listeners: ((request: Request) => void)[] = []
  const answering = new Set<Promise<unknown>>()
  const edge = setupServer(
    http.all(`${testOrigin}/*`, async ({ request }) => {
      for (const listener of listeners) listener(request)
      const answer = answerOf(started().cloud, request)
      answering.add(answer)
      return (await answer.finally(() => answering.delete(answer))) ?? HttpResponse.error()
    }),
  )

  beforeAll(async () => {
    edge.listen({ onUnhandledFrame: 'error' })
    cloud = await startLocalCloud()
  })
  afterAll(async () => {
    edge.close()
    // What was asked for last is still under way below, though nobody waits for it any more.
    await Promise.allSettled(answering)
    await cloud?.[Symbol.asyncDispose]()
  })

  const openSession = async (username: string) => {
    const { access_token: token } = await signIn(started(), username)
    const caller = callerFrom(decodeJwt(token))
    const api = createFleetApi(`${testOrigin}/api`, async () => new AccessToken(token, caller))
    return { token, caller, api }
  }

  return {
    get cloud() {
      return started()
    },
    signedIn: openSession,
    onRequest: (listener) => listeners.push(listener),
    async show(username, at) {
      const { token, caller, api } = await openSession(username)
      const store = createFleetStore(api, caller)
      const router = createMemoryRouter(pages({ api, store, caller }), { initialEntries: [at] })
      const session = { caller, name: username, token: tokenFacts(token) }
      return render(<App session={session} mapStyle={null} api={api} store={store} router={router} />)
    },
  }
}

function tokenFacts(token: string): TokenFacts {
  const claims = decodeJwt(token)
  const milliseconds = (seconds = 0) => seconds * 1000
  return {
    issuedAt: milliseconds(claims.iat),
    expiresAt: milliseconds(claims.exp),
    clockDriftMs: 0,
    claimNames: Object.keys(claims),
  }
}

/** The local cloud's answer; none where it cuts the connection. */
async function answerOf({ fetch }: LocalCloud, request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof ConnectionDropped) return undefined
    throw error
  }
}
