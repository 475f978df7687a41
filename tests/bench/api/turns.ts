/** Something to be measured. `after` puts back what it has changed, and is not measured. */
export interface Work {
  run(): Promise<unknown>
  after?(): Promise<unknown>
}

export interface TurnsOptions {
  /** How often the work is done for one sample. */
  readonly times: number
  /** How many samples are taken of each, after one that does not count. */
  readonly rounds: number
}

/** Samples of the CPU time of this process for one run of each work, in milliseconds, taken in turns. */
export async function samplesInTurns<Name extends string>(
  works: Readonly<Partial<Record<Name, Work>>>,
  { times, rounds }: TurnsOptions,
): Promise<Readonly<Partial<Record<Name, readonly number[]>>>> {
  const entries = Object.entries<Work | undefined>(works) as [Name, Work][]
  const samples: Partial<Record<Name, number[]>> = {}
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of entries) {
      const sample = await cpuMs(work, times)
      if (round > 0) (samples[name] ??= []).push(sample)
    }
  }
  return samples
}

async function cpuMs({ run, after }: Work, times: number): Promise<number> {
  let spent = 0
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    spent += user + system
    await after?.()
  }
  return spent / 1000 / times
}
