import { people, type Person } from '../people.ts'
import type { PoolState } from './pool-state.ts'

/** Who is in which groups: as `people.ts` says, until someone changes it. Subs and names are taken as they are. */
export class GroupMemberships {
  readonly #changed: Map<string, string[]>

  constructor({ groups }: Pick<PoolState, 'groups'>) {
    this.#changed = groups
  }

  groupsOf({ sub, groups }: Person): readonly string[] {
    return this.#changed.get(sub) ?? groups
  }

  membersOf(group: string): readonly Person[] {
    return people.filter((person) => this.groupsOf(person).includes(group))
  }

  add(person: Person, group: string): void {
    this.#changed.set(person.sub, [...new Set([...this.groupsOf(person), group])])
  }

  remove(person: Person, group: string): void {
    const left = this.groupsOf(person).filter((one) => one !== group)
    this.#changed.set(person.sub, left)
  }
}
