import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { JWT } from '@aws-amplify/core'
import { tellNewest } from '#auth/newest-token.ts'
import { refreshOnce, storedTokens } from '#auth/refresh.ts'

/** The tokens of one refresh, by number. */
interface Tokens {
  readonly accessToken: JWT
  readonly refreshToken: string
  readonly clockDrift: number
  readonly username: string
}

function tokens(number: number): Tokens {
  const accessToken: JWT = { payload: { jti: `token-${number}` }, toString: () => `access-${number}` }
  return { accessToken, refreshToken: `refresh-${number}`, clockDrift: 0, username: 'ada' }
}

/** What stands in for Amplify: a storage that may be late, and a user pool that answers as the test says. */
const amplify = vi.hoisted(() => ({
  stored: null as unknown,
  /** What this tab still sees, read by read, before it sees what is stored. */
  late: [] as unknown[],
  answer: (): unknown => {
    throw new Error('The user pool was asked, and should not have been')
  },
  asked: [] as string[],
}))

vi.mock('aws-amplify/auth/cognito', () => ({
  cognitoUserPoolsTokenProvider: {
    tokenOrchestrator: {
      getTokenStore: () => ({
        loadTokens: async () => (amplify.late.length > 0 ? amplify.late.shift() : amplify.stored),
      }),
      getTokenRefresher: () => async (request: { tokens: Tokens }) => {
        amplify.asked.push(request.tokens.refreshToken)
        return amplify.answer()
      },
      setTokens: async (given: { tokens: Tokens }) => {
        amplify.stored = given.tokens
      },
      clearTokens: async () => {
        amplify.stored = null
      },
    },
  },
}))

const request = (number: number) => ({ tokens: tokens(number), username: 'ada' })
const named = (name: string) => () => {
  throw Object.assign(new Error('no'), { name })
}
const numberOf = ({ refreshToken }: { refreshToken?: string }) => refreshToken

beforeEach(() => {
  localStorage.clear()
  amplify.stored = tokens(1)
  amplify.late = []
  amplify.asked = []
  amplify.answer = () => tokens(2)
  tellNewest(tokens(1))
})

test('fifty callers at once are one refresh, and all get its tokens', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => refreshOnce(request(1))))
  expect(new Set(all.map(numberOf))).toEqual(new Set(['refresh-2']))
  expect(amplify.asked).toEqual(['refresh-1'])
})

test('a tab that sees the storage late waits for what another one has stored, and asks nobody', async () => {
  tellNewest(tokens(2))
  amplify.stored = tokens(2)
  amplify.late = [tokens(1), tokens(1), { ...tokens(2), clockDrift: 5 }]
  expect(numberOf(await refreshOnce(request(1)))).toBe('refresh-2')
  expect(amplify.asked).toEqual([])
})

test('tokens that are good still are not renewed, whoever asks', async () => {
  expect(numberOf(await refreshOnce(request(1), () => true))).toBe('refresh-1')
  expect(amplify.asked).toEqual([])
})

test('it is the stored refresh token that is used, not the one asked with', async () => {
  amplify.stored = tokens(3)
  tellNewest(tokens(3))
  await refreshOnce(request(1), () => false)
  expect(amplify.asked).toEqual(['refresh-3'])
})

describe('a refresh token that was used before', () => {
  test('ends nothing where another tab’s new tokens come to be seen', async () => {
    amplify.answer = () => {
      amplify.late = [tokens(1), tokens(1)]
      amplify.stored = tokens(2)
      return named('RefreshTokenReuseException')()
    }
    expect(numberOf(await refreshOnce(request(1)))).toBe('refresh-2')
  })

  test('ends the session where there are none', async () => {
    amplify.answer = named('RefreshTokenReuseException')
    await expect(refreshOnce(request(1))).rejects.toThrow('no')
    expect(amplify.stored).toBeNull()
  })
})

test.each(['NotAuthorizedException', 'UserNotFoundException', 'PasswordResetRequiredException'])(
  '%s drops the tokens',
  async (name) => {
    amplify.answer = named(name)
    await expect(refreshOnce(request(1))).rejects.toThrow('no')
    expect(amplify.stored).toBeNull()
  },
)

test('a tab that still sees tokens which have ended asks nobody again; other tokens are good', async () => {
  amplify.answer = named('NotAuthorizedException')
  await expect(refreshOnce(request(1))).rejects.toThrow('no')
  amplify.stored = tokens(1)
  await expect(refreshOnce(request(1))).rejects.toThrow('The session was ended')
  expect(await storedTokens()).toBeNull()
  expect(amplify.asked).toEqual(['refresh-1'])
  amplify.stored = tokens(2)
  expect(await storedTokens()).toMatchObject({ refreshToken: 'refresh-2' })
})

test.each(['TooManyRequestsException', 'InternalErrorException', 'NetworkError', 'TypeError'])(
  '%s keeps them',
  async (name) => {
    amplify.answer = named(name)
    await expect(refreshOnce(request(1))).rejects.toThrow('no')
    expect(amplify.stored).toMatchObject({ refreshToken: 'refresh-1' })
  },
)

test('after a sign-out meanwhile nothing is stored', async () => {
  amplify.answer = () => {
    localStorage.setItem('fleet-console.sign-out', 'signedOut')
    return tokens(2)
  }
  await expect(refreshOnce(request(1))).rejects.toThrow('ended meanwhile')
  // The old ones are still to be revoked.
  expect(amplify.stored).toMatchObject({ refreshToken: 'refresh-1' })
})

test.each([
  ['new tokens', () => tokens(2)],
  ['a refusal', named('NotAuthorizedException')],
])(
  'whoever has signed in meanwhile stays signed in, though %s came for the one before',
  async (_, answer) => {
    amplify.answer = () => {
      amplify.stored = tokens(9)
      return answer()
    }
    await expect(refreshOnce(request(1))).rejects.toThrow(/no|ended meanwhile/)
    expect(amplify.stored).toMatchObject({ refreshToken: 'refresh-9' })
  },
)

test('without stored tokens there is nothing to renew', async () => {
  amplify.stored = null
  await expect(refreshOnce(request(1))).rejects.toThrow('The session was ended')
  expect(amplify.asked).toEqual([])
})
