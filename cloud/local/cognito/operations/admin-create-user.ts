import * as v from 'valibot'
import type { Person } from '../../people.ts'
import { ServiceError } from '../service-error.ts'
import { describedUser, statusOf } from './described-user.ts'
import { checkPool, personNamed } from './named.ts'
import { type Directory, type DirectoryOperation, inputOf } from './operation.ts'
import { poolName } from './pool-name.ts'

const input = v.object({
  UserPoolId: v.string(),
  Username: poolName,
  UserAttributes: v.optional(v.array(v.object({ Name: v.string(), Value: v.optional(v.string(), '') })), []),
  MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'], 'neither RESEND nor SUPPRESS')),
})

/** Those that a pool has and a person may be given; `sub` is the pool's to choose. */
const settable = ['email', 'email_verified', 'name']

/**
 * Makes somebody in no group, who has yet to choose a password; with RESEND, only sends their invitation once more. No e-mail
 * leaves the laptop: whoever was made is listed on the sign-in page, with a password.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser: DirectoryOperation = async (directory, body) => {
  const { UserPoolId, Username, UserAttributes, MessageAction } = inputOf(input, body)
  checkPool(UserPoolId)
  if (MessageAction === 'RESEND') return { User: describedUser(stillInvited(directory, Username)) }
  const attributes = new Map(UserAttributes.map(({ Name, Value }) => [Name, Value]))
  const strange = [...attributes.keys()].find((name) => !settable.includes(name))
  if (strange !== undefined) throw invalid('Attributes did not conform to the schema')
  const email = attributes.get('email') ?? ''
  checkFree(directory, Username, email)
  const person = directory.people.create({ username: Username, email, name: attributes.get('name') ?? '' })
  await directory.save()
  return { User: describedUser(person) }
}

function stillInvited(directory: Directory, username: string): Person {
  const person = personNamed(directory, username)
  if (statusOf(person) === 'FORCE_CHANGE_PASSWORD') return person
  throw new ServiceError('UnsupportedUserStateException', 'Resend not possible. User status is CONFIRMED')
}

/** An address names a person as well (an alias), so nobody's username may look like one. */
function checkFree({ people }: Directory, username: string, email: string): void {
  if (/^[^@]+@[^@]+$/.test(username)) {
    throw invalid('Username cannot be of email format, since user pool is configured for email alias.')
  }
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    throw invalid('Invalid email address format.')
  const everybody = people.all()
  if (everybody.some((one) => one.username.toLowerCase() === username.toLowerCase())) {
    throw new ServiceError('UsernameExistsException', 'User account already exists')
  }
  if (email !== '' && everybody.some((one) => one.email.toLowerCase() === email.toLowerCase())) {
    throw new ServiceError('AliasExistsException', 'An account with the email already exists.')
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}
