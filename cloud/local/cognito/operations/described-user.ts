import type { Person } from '../../people.ts'

/** When everything in the pool was made, in seconds since 1970: the people and groups are part of the program. */
export const createdAt = Date.UTC(2026, 0, 1) / 1000

/** What the pool knows of a person, as every operation shows it. */
export function attributesOf({ sub, email, name }: Person) {
  const attributes = { sub, email, email_verified: 'true', name }
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
export function describedUser(person: Person) {
  return {
    Username: person.username,
    Attributes: attributesOf(person),
    UserCreateDate: createdAt,
    UserLastModifiedDate: createdAt,
    Enabled: true,
    UserStatus: 'CONFIRMED',
  }
}
