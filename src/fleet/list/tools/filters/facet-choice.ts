import type { Choice } from '../../../search/facet-index.ts'

/** Whether a value is wanted, is not, or doesn't matter. */
export type Wish = keyof Choice

const open: Choice = { wanted: [], unwanted: [] }

/** What is wished of a value. */
export function wishFor(choice: Choice | undefined, value: string): Wish | null {
  if (choice?.wanted.includes(value)) return 'wanted'
  return choice?.unwanted.includes(value) ? 'unwanted' : null
}

/** The choice with this wish for a value, or without any where that was the wish. */
export function withWish(choice: Choice = open, value: string, wish: Wish): Choice {
  const others = {
    wanted: choice.wanted.filter((one) => one !== value),
    unwanted: choice.unwanted.filter((one) => one !== value),
  }
  return wishFor(choice, value) === wish ? others : { ...others, [wish]: [...others[wish], value] }
}
