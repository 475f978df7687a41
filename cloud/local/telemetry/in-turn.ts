/** Does something when everything that was asked for earlier has ended. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/** A queue of one's own; what fails in it holds up nothing. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}
