import * as v from 'valibot'
import { inputOf, type Operation, selfOf } from './operation.ts'

const input = v.object({ AccessToken: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const globalSignOut: Operation = async (pool, body) => {
  const { person } = await selfOf(pool, inputOf(input, body).AccessToken)
  pool.signIns.revokeAllOf(person.sub)
  await pool.save()
  return {}
}
