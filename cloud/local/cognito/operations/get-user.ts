import * as v from 'valibot'
import { attributesOf } from './described-user.ts'
import { inputOf, type Operation, selfOf } from './operation.ts'

const input = v.object({ AccessToken: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser: Operation = async (pool, body) => {
  const { person } = await selfOf(pool, inputOf(input, body).AccessToken)
  return { Username: person.username, UserAttributes: attributesOf(person) }
}
