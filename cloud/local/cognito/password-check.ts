import { passwordOf, type Person } from '../people.ts'
import type { PoolPeople } from './pool-people.ts'
import { sameSecret } from './secret.ts'

/** The person with this username and password. Takes the same time whether or not the username exists. */
export function personWithPassword(
  people: PoolPeople,
  username: string,
  password: string,
): Person | undefined {
  const person = people.byUsername(username)
  const right = sameSecret(password, passwordOf(person ?? { username: '' }))
  return right ? person : undefined
}
