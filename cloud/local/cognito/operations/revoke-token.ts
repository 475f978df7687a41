import * as v from 'valibot'
import { looksLikeJwt } from '../revoke.ts'
import { ServiceError } from '../service-error.ts'
import { checkClient } from './named.ts'
import { inputOf, type Operation } from './operation.ts'

const input = v.object({ ClientId: v.string(), Token: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html */
export const revokeToken: Operation = async (pool, body) => {
  const { ClientId, Token } = inputOf(input, body)
  checkClient(ClientId)
  if (looksLikeJwt(Token)) throw new ServiceError('UnsupportedTokenTypeException', 'Unsupported token type')
  pool.signIns.revokeByToken(Token)
  await pool.save()
  return {}
}
