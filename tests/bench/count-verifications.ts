import { Verify } from 'node:crypto'

/** How many signatures were checked, and found good, while the work was done: every check in Node goes through here. */
export async function countVerifications(work: () => Promise<unknown>): Promise<number> {
  const original = Verify.prototype.verify
  let count = 0
  const counting = function (this: Verify, ...all: unknown[]): boolean {
    const isGood: boolean = Reflect.apply(original, this, all)
    if (isGood) count += 1
    return isGood
  }
  Object.assign(Verify.prototype, { verify: counting })
  try {
    await work()
    return count
  } finally {
    Object.assign(Verify.prototype, { verify: original })
  }
}
