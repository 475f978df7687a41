/** Does the work `times` times, one after another; gives the CPU time of this process for one, in milliseconds. */
export async function cpuTimeOf(work: () => Promise<unknown>, times: number): Promise<number> {
  const before = process.cpuUsage()
  for (let time = 0; time < times; time += 1) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

export interface InterleavedOptions {
  /** How often the work is done for one sample. */
  readonly times: number
  /** How many samples are taken of each, after one that does not count. */
  readonly rounds: number
}

/** Samples of the CPU time of several works, taken in turns, so that whatever slows the machine down slows all of them. */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, () => Promise<unknown>>>,
  { times, rounds }: InterleavedOptions,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const sample = await cpuTimeOf(works[name], times)
      if (round > 0) samples[name].push(sample)
    }
  }
  return samples
}

/** The middle one of some samples. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
