import type { Person } from '../../people.ts'

/** When everything in the pool was made that comes with the program, in seconds since 1970. */
export const createdAt = Date.UTC(2026, 0, 1) / 1000

/** What the pool knows of a person, as every operation shows it. */
export function attributesOf({ sub, email, name }: Person) {
  const attributes = {
    sub,
    ...(email !== '' && { email, email_verified: 'true' }),
    ...(name !== '' && { name }),
  }
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}

/** Whether someone has taken up an invitation, in the words of UserType. */
export function statusOf({ invited = false }: Person): 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' {
  return invited ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED'
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
export function describedUser(person: Person) {
  const made = person.createdAt ?? createdAt
  return {
    Username: person.username,
    Attributes: attributesOf(person),
    UserCreateDate: made,
    UserLastModifiedDate: made,
    Enabled: true,
    UserStatus: statusOf(person),
  }
}
