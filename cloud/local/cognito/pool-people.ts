import { randomUUID } from 'node:crypto'
import { type Clock, seconds } from '../clock.ts'
import { people, type Person } from '../people.ts'
import type { PoolState } from './pool-state.ts'

/** What is told of somebody who is created. */
export type NewPerson = Pick<Person, 'username' | 'email' | 'name'>

/** Everybody in the pool: those of `people.ts`, and whoever an administrator has created since. */
export class PoolPeople {
  readonly #created: PoolState['created']
  readonly #now: Clock

  constructor({ created }: Pick<PoolState, 'created'>, now: Clock) {
    this.#created = created
    this.#now = now
  }

  all(): readonly Person[] {
    return [...people, ...this.#created.values()]
  }

  /** The person with this `sub`, if there still is one. */
  bySub(sub: string): Person | undefined {
    return this.all().find((person) => person.sub === sub)
  }

  byUsername(username: string): Person | undefined {
    return this.all().find((person) => person.username === username)
  }

  /** Makes somebody, in no group, whose username must be free. */
  create({ username, email, name }: NewPerson): Person {
    const made = { sub: randomUUID(), username, email, name, groups: [] }
    const person = { ...made, createdAt: seconds(this.#now), invited: true }
    this.#created.set(person.sub, person)
    return person
  }

  /** Somebody who was created has signed in. On AWS this is when they choose a password of their own. */
  confirm({ sub }: Person): void {
    const person = this.#created.get(sub)
    if (person) this.#created.set(sub, { ...person, invited: false })
  }
}
