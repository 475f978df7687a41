import { people, type Person } from '#cloud/local/people.ts'

/** Someone of the local user pool. */
export function personOf(username: string): Person {
  const person = people.find((one) => one.username === username)
  if (!person) throw new Error(`Expected one of ${people.map((one) => one.username).join(', ')}`)
  return person
}
