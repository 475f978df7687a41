import fc from 'fast-check'
import type { Fault } from './unreliable-database.ts'

/** Something that a person, a vehicle or the time does. Indexes are taken modulo what there is. */
export type Action =
  | {
      readonly kind: 'update'
      readonly who: number
      readonly vehicle: number
      /** How many versions behind the newest that anyone was told. */
      readonly behind: number
      readonly field: 'callSign' | 'driver'
      readonly fault: Fault
      /** The person asks again without having got the answer. */
      readonly again: boolean
    }
  | {
      readonly kind: 'command'
      readonly who: number
      readonly vehicle: number
      readonly command: 'lock-doors' | 'unlock-doors' | 'immobilize'
      readonly key: number
      readonly isFresh: boolean
      readonly expiresInSeconds: number
      readonly fault: Fault
      readonly again: boolean
    }
  | { readonly kind: 'deliver'; readonly command: number; readonly fault: Fault }
  | {
      readonly kind: 'end'
      readonly command: number
      readonly says: 'done' | 'failed' | 'expired'
      readonly fault: Fault
    }
  | { readonly kind: 'wait'; readonly seconds: number }

const index = fc.nat({ max: 5 })
const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fault>('none') },
  { weight: 2, arbitrary: fc.constant<Fault>('lostAfter') },
  { weight: 1, arbitrary: fc.constant<Fault>('lostBefore') },
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('update' as const),
    who: index,
    vehicle: index,
    behind: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }),
    field: fc.constantFrom('callSign', 'driver'),
    fault,
    again: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('command' as const),
    who: index,
    vehicle: index,
    command: fc.constantFrom('lock-doors', 'unlock-doors', 'immobilize'),
    key: fc.nat({ max: 2 }),
    isFresh: fc.boolean(),
    expiresInSeconds: fc.constantFrom(5, 60),
    fault,
    again: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('deliver' as const), command: index, fault }),
  fc.record({
    kind: fc.constant('end' as const),
    command: index,
    says: fc.constantFrom('done', 'done', 'failed', 'expired'),
    fault,
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(-7, 1, 4, 5, 60, 90) }),
)

/** Groups of actions: those of a group happen at once, in any order of their steps. */
export const anyActions = fc.array(fc.array(action, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 10,
})
