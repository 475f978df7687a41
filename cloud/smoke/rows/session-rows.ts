import { callUserPool, exchangeRefreshToken, refreshedTokens } from '../calls.ts'
import { probe } from '../row.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'
import { listed } from './token-rows.ts'

/** Longer than a rotated refresh token still works. */
const pastGraceSeconds = 32

/** The operator's session to its end: refresh tokens rotate, and what a revoked one leaves behind. */
export const sessionProbe = probe(
  {
    'session rotated': { about: 'a refresh token is exchanged: for new tokens, of both kinds' },
    'session in-grace': { about: 'the same token once more, within its grace' },
    'session reused': { about: 'the same token once more, after its grace' },
    'session after-reuse': {
      about: 'the newest refresh token, after an old one was used again',
      note: 'Whether AWS ends the whole session then is not documented; the local cloud does not (revokeFamilyOnReuse).',
    },
    'session password-grant': {
      about: 'a password is sent to the user pool’s API',
      onAws: '400 InvalidParameterException',
      note: 'The local cloud has no such operation; on AWS the app client must not allow it.',
    },
    'session own-account': { about: 'the access token reads its own account (GetUser)' },
    'session user-info': { about: 'the access token asks who it is of (userInfo)' },
    'session revoked': { about: 'the refresh token is revoked' },
    'session revoked-refresh': { about: 'the revoked refresh token is exchanged' },
    'session revoked-user-info': { about: 'the access token of the revoked session asks who it is of' },
    'session revoked-access': { about: 'the access token of the revoked session, at the gateway' },
  },
  async (side) => {
    const { accessToken, refreshToken: first } = side.tokens.operator
    const { clientId: ClientId } = side.addresses
    const rotated = await exchangeRefreshToken(side, first)
    const next = refreshedTokens(rotated)
    const areNew =
      next.accessToken !== '' && next.accessToken !== accessToken && !['', first].includes(next.refreshToken)
    const inGrace = told(await exchangeRefreshToken(side, first))
    const password = {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'smoke-test-nobody', PASSWORD: 'none' },
    }
    const meanwhile = {
      'session password-grant': told(await callUserPool(side, 'InitiateAuth', password)),
      'session own-account': told(await callUserPool(side, 'GetUser', { AccessToken: accessToken })),
      'session user-info': await userInfo(side, accessToken),
    }
    await side.pause(pastGraceSeconds)
    const reused = told(await exchangeRefreshToken(side, first))
    const after = await exchangeRefreshToken(side, next.refreshToken)
    const newest = refreshedTokens(after).refreshToken || next.refreshToken
    return {
      'session rotated': `${told(rotated)} ${areNew ? 'both new' : 'not both new'}`,
      'session in-grace': inGrace,
      'session reused': reused,
      'session after-reuse': told(after),
      ...meanwhile,
      'session revoked': told(await callUserPool(side, 'RevokeToken', { ClientId, Token: newest })),
      'session revoked-refresh': told(await exchangeRefreshToken(side, newest)),
      'session revoked-user-info': await userInfo(side, accessToken),
      'session revoked-access': await listed(side, [['Authorization', `Bearer ${accessToken}`]]),
    }
  },
)

async function userInfo({ send, addresses }: Side, accessToken: string): Promise<string> {
  const headers = [['Authorization', `Bearer ${accessToken}`]] as const
  return told(await send(`${addresses.hostedUi}/oauth2/userInfo`, { headers }))
}
