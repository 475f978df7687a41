import type { Person } from '../../people.ts'
import { ServiceError } from '../service-error.ts'
import { statusOf } from './described-user.ts'

const shape = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/

/** What a filter may ask for; attributes that nobody here has match nobody. */
const searchable: Readonly<Record<string, (person: Person) => string | undefined>> = {
  username: ({ username }) => username,
  sub: ({ sub }) => sub,
  email: ({ email }) => email,
  name: ({ name }) => name || undefined,
  given_name: () => undefined,
  family_name: () => undefined,
  preferred_username: () => undefined,
  phone_number: () => undefined,
  'cognito:user_status': statusOf,
  status: () => 'Enabled',
}

/**
 * The filter of ListUsers: one attribute that is (`=`) or begins with (`^=`) a text in quotes, such as
 * `email ^= "ines"`. Without a filter everyone is meant.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 * @throws {ServiceError} InvalidParameterException
 */
export function userFilter(filter: string | undefined): (person: Person) => boolean {
  if (!filter) return () => true
  const [, attribute = '', operator, quoted] = shape.exec(filter) ?? []
  if (quoted === undefined) throw new ServiceError('InvalidParameterException', 'Error while parsing filter')
  const valueOf = Object.hasOwn(searchable, attribute) ? searchable[attribute] : undefined
  if (!valueOf) {
    throw new ServiceError(
      'InvalidParameterException',
      `Invalid search attribute: ${attribute.slice(0, 128)}`,
    )
  }
  const wanted = quoted.replace(/\\(.)/g, '$1')
  return operator === '='
    ? (person) => valueOf(person) === wanted
    : (person) => valueOf(person)?.startsWith(wanted) === true
}
