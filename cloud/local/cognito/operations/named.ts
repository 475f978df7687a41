import type { Person } from '../../people.ts'
import { ServiceError } from '../service-error.ts'
import { clientId, userPoolId } from '../user-pool-id.ts'
import type { Directory } from './operation.ts'

const longestQuote = 128

/** @throws {ServiceError} ResourceNotFoundException */
export function checkClient(given: string): void {
  if (given !== clientId) throw notFound(`User pool client ${given.slice(0, longestQuote)} does not exist.`)
}

/** @throws {ServiceError} ResourceNotFoundException */
export function checkPool(given: string): void {
  if (given !== userPoolId) throw notFound(`User pool ${given.slice(0, longestQuote)} does not exist.`)
}

/** @throws {ServiceError} ResourceNotFoundException */
export function checkGroup({ memberships }: Directory, given: string): void {
  if (!memberships.has(given)) throw notFound('Group not found.')
}

/** The person with this username; a `sub` is taken as well, as by Cognito. @throws {ServiceError} UserNotFoundException */
export function personNamed({ people }: Directory, given: string): Person {
  const person = people.byUsername(given) ?? people.bySub(given)
  if (!person) throw new ServiceError('UserNotFoundException', 'User does not exist.')
  return person
}

function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message)
}
