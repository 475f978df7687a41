import * as v from 'valibot'
import type { Person } from '../../people.ts'
import { checkGroup, checkPool, personNamed } from './named.ts'
import { type Directory, type DirectoryOperation, inputOf } from './operation.ts'

const input = v.object({ UserPoolId: v.string(), Username: v.string(), GroupName: v.string() })

/** An operation that changes whether a person is in a group. Tokens that are out keep theirs: the next refresh has the new ones. */
export function groupChange(
  change: (memberships: Directory['memberships'], person: Person, group: string) => void,
): DirectoryOperation {
  return async (directory, body) => {
    const { UserPoolId, Username, GroupName } = inputOf(input, body)
    checkPool(UserPoolId)
    const person = personNamed(directory, Username)
    checkGroup(directory, GroupName)
    change(directory.memberships, person, GroupName)
    await directory.save()
    return {}
  }
}
