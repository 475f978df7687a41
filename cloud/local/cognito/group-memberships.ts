import { groupNames, type Person } from '../people.ts'
import type { PoolPeople } from './pool-people.ts'
import type { PoolState } from './pool-state.ts'

/** Which groups there are, and who is in which: as `people.ts` says, until someone changes it. Subs are taken as they are. */
export class GroupMemberships {
  readonly #changed: PoolState['groups']
  readonly #made: PoolState['groupNames']
  readonly #people: Pick<PoolPeople, 'all'>

  constructor(
    { groups, groupNames }: Pick<PoolState, 'groups' | 'groupNames'>,
    people: Pick<PoolPeople, 'all'>,
  ) {
    this.#changed = groups
    this.#made = groupNames
    this.#people = people
  }

  /** Whether there is a group of this name; nobody can be added to another. */
  has(group: string): boolean {
    return groupNames.includes(group) || this.#made.has(group)
  }

  make(group: string): void {
    this.#made.add(group)
  }

  groupsOf({ sub, groups }: Person): readonly string[] {
    return this.#changed.get(sub) ?? groups
  }

  membersOf(group: string): readonly Person[] {
    return this.#people.all().filter((person) => this.groupsOf(person).includes(group))
  }

  add(person: Person, group: string): void {
    this.#changed.set(person.sub, [...new Set([...this.groupsOf(person), group])])
  }

  remove(person: Person, group: string): void {
    const left = this.groupsOf(person).filter((one) => one !== group)
    this.#changed.set(person.sub, left)
  }
}
