import { type AddResult, mostAdded } from '#contract/new-vehicle.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import type { GoodLine, LineProblem } from './checked-lines.ts'
import { type DifferingLine, differingFields } from './differences.ts'
import { inGroups } from './in-groups.ts'
import { inParallel } from '../in-parallel.ts'
import { lineProblems } from './refusals.ts'

/** Calls at once. */
export const addsAtOnce = 3

/** What an import would do. Every line that was asked about is in one of these, in the file's order. */
export interface DryRun {
  readonly created: readonly GoodLine[]
  readonly unchanged: readonly GoodLine[]
  readonly differing: readonly DifferingLine[]
  readonly problems: readonly LineProblem[]
}

export interface DryRunOptions {
  readonly signal: AbortSignal
  /** Told how many lines the API has answered. */
  readonly onProgress: (answered: number) => void
}

/** Asks the API what would become of each line. Nothing is written. @throws as the call, and the signal's reason. */
export async function dryRun(
  { addVehicles }: Pick<FleetApi, 'addVehicles'>,
  lines: readonly GoodLine[],
  { signal, onProgress }: DryRunOptions,
): Promise<DryRun> {
  const results = new Map<GoodLine, AddResult>()
  await inParallel(inGroups(lines, mostAdded), addsAtOnce, signal, async (group) => {
    const body = { vehicles: group.map(({ vehicle }) => vehicle), dryRun: true }
    const answer = await addVehicles({ body, signal })
    for (const [index, line] of group.entries()) {
      const result = answer.results[index]
      if (result) results.set(line, result)
    }
    onProgress(results.size)
  })
  signal.throwIfAborted()
  const run: Writable<DryRun> = { created: [], unchanged: [], differing: [], problems: [] }
  for (const line of lines) sort(line, results.get(line), run)
  return run
}

type Writable<Lists> = {
  -readonly [Name in keyof Lists]: Lists[Name] extends readonly (infer Item)[] ? Item[] : never
}

function sort(line: GoodLine, result: AddResult | undefined, run: Writable<DryRun>): void {
  switch (result?.outcome) {
    case 'created':
      run.created.push(line)
      break
    case 'unchanged':
      run.unchanged.push(line)
      break
    case 'refused': {
      const { vehicle: current, problems } = result
      const fields = current ? differingFields(current, line.vehicle) : []
      if (current && fields.length > 0) run.differing.push({ ...line, current, fields })
      else run.problems.push(...lineProblems(line, problems))
      break
    }
    default:
      run.problems.push({
        line: line.line,
        field: null,
        value: '',
        message: 'The fleet API gave no answer for this line',
      })
  }
}
