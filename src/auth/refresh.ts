import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { signOutUnderWay } from './ending.ts'
import { hasEnded, idOf, isNewest, tellEnded, tellNewest } from './newest-token.ts'

const { tokenOrchestrator } = cognitoUserPoolsTokenProvider

type Refresher = ReturnType<typeof tokenOrchestrator.getTokenRefresher>
type RefreshRequest = Parameters<Refresher>[0]
type Tokens = RefreshRequest['tokens']

/** Amplify's own, before ours takes its place. */
const refreshAtUserPool: Refresher = tokenOrchestrator.getTokenRefresher()

/** Another tab's process may see a change of localStorage a few milliseconds late: the lock is kept for longer than that. */
const visibleAfterMs = 25

/** How often, and in which steps, to look for tokens that another tab is known to have stored. */
const lookAgain = { times: 100, everyMs: 10 }

/** With these the user pool says that there is nothing left to renew; Amplify drops the tokens at the same ones. */
const final = [
  'NotAuthorizedException',
  'TokenRevokedException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'RefreshTokenReuseException',
]

/** The stored tokens are gone: someone has signed out. Named as Amplify names a session that is over. */
class SessionGoneError extends Error {
  override readonly name = 'NotAuthorizedException'
}

/** The tokens in the storage of this browser, or null. Unlike Amplify's own way it never waits for another tab's sign-in. */
export async function storedTokens(): Promise<Tokens | null> {
  const stored = await tokenOrchestrator.getTokenStore().loadTokens()
  return stored && !hasEnded(stored) ? stored : null
}

/**
 * One refresh for all tabs, since a rotated refresh token must not be used twice: only the tab that has the lock asks the
 * user pool, and whoever comes after it finds tokens stored that are good. Where the user pool says that the session is over, the
 * tokens are dropped.
 * @throws whatever Amplify's client does (offline, busy, refused).
 */
export function refreshOnce(
  request: RefreshRequest,
  isGood = (tokens: Tokens) => isNewer(tokens, request),
): Promise<Tokens> {
  return navigator.locks.request('fleet-refresh', async () => {
    const stored = await newestTokens()
    if (!stored) throw new SessionGoneError('The session was ended')
    if (isGood(stored)) return stored
    try {
      return await refreshStored({ ...request, tokens: stored })
    } catch (error) {
      const sibling = isNamed(error, ['RefreshTokenReuseException'])
        ? await lookFor((tokens) => isNewer(tokens, { tokens: stored }))
        : null
      if (sibling) return sibling
      if (!(error instanceof SessionGoneError) && isNamed(error, final) && (await isStored(stored))) {
        tellEnded(stored)
        await tokenOrchestrator.clearTokens()
      }
      throw error
    }
  })
}

async function refreshStored(request: RefreshRequest): Promise<Tokens> {
  const tokens = await refreshAtUserPool(request)
  // Someone may have signed out meanwhile, or someone else in.
  if (signOutUnderWay() || !(await isStored(request.tokens))) {
    throw new SessionGoneError('The session was ended meanwhile')
  }
  const { signInDetails } = request.tokens
  const renewed = { ...tokens, ...(signInDetails && { signInDetails }) }
  await tokenOrchestrator.setTokens({ tokens: renewed })
  tellNewest(renewed)
  await pause(visibleAfterMs)
  return renewed
}

/** The stored tokens, once this tab sees the newest ones, and all of them. */
async function newestTokens(): Promise<Tokens | null> {
  const stored = await storedTokens()
  return !stored || isNewest(stored) ? stored : ((await lookFor(isNewest)) ?? stored)
}

/** The stored tokens as soon as they are the wanted ones; null where that takes too long. */
async function lookFor(isWanted: (tokens: Tokens) => boolean): Promise<Tokens | null> {
  for (let times = 0; times < lookAgain.times; times++) {
    const stored = await storedTokens()
    if (stored && isWanted(stored)) return stored
    await pause(lookAgain.everyMs)
  }
  return null
}

async function isStored(tokens: Tokens): Promise<boolean> {
  const stored = await storedTokens()
  return stored !== null && idOf(stored) === idOf(tokens)
}

function isNamed(error: unknown, names: readonly string[]): boolean {
  return error instanceof Error && names.some((name) => error.name.startsWith(name))
}

/** Others than those asked with; also where the request was made from a half of each. */
function isNewer(stored: Tokens, { tokens }: Pick<RefreshRequest, 'tokens'>): boolean {
  return idOf(stored) !== idOf(tokens)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
