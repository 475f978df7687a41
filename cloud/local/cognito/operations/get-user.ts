import * as v from 'valibot'
import { inputOf, type Operation, selfOf } from './operation.ts'

const input = v.object({ AccessToken: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser: Operation = async (pool, body) => {
  const { person } = await selfOf(pool, inputOf(input, body).AccessToken)
  const attributes = { sub: person.sub, email: person.email, email_verified: 'true', name: person.name }
  return {
    Username: person.username,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  }
}
