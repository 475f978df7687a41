import { SessionEndedError } from '#auth/session.ts'
import { mostAdded } from '#contract/new-vehicle.ts'
import { ApiError, isFailure } from '../api/api-error.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import type { GoodLine, LineProblem } from './checked-lines.ts'
import { changesFor, type DifferingLine, differingFields } from './differences.ts'
import { addsAtOnce } from './dry-run.ts'
import { inGroups } from './in-groups.ts'
import { inParallel } from '../in-parallel.ts'
import { lineProblems } from './refusals.ts'

/** What became of a line. `unsure`: it was sent, but no answer came; sent again, it is not done twice. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'failed' | 'unsure' | 'waiting'

/** What is to be written. */
export interface ImportJob {
  readonly adds: readonly GoodLine[]
  readonly updates: readonly DifferingLine[]
}

/** How far an import is. `failure`: what has stopped it. */
export interface ImportState {
  readonly running: boolean
  readonly counts: Readonly<Record<Outcome, number>>
  readonly problems: readonly LineProblem[]
  readonly failure: Error | null
}

/** As for every edit of many vehicles. */
const updatesAtOnce = 6

type Api = Pick<FleetApi, 'addVehicles' | 'updateVehicle'>

/** One import, which may be stopped and go on: what is done is never sent again. */
export class ImportRun {
  readonly #api: Api
  readonly #job: ImportJob
  readonly #listeners = new Set<() => void>()
  readonly #outcomes = new Map<number, Outcome>()
  readonly #counts = { created: 0, updated: 0, unchanged: 0, failed: 0, unsure: 0, waiting: 0 }
  #stop = new AbortController()
  #state: ImportState

  constructor(api: Api, job: ImportJob) {
    this.#api = api
    this.#job = job
    for (const { line } of [...job.adds, ...job.updates]) this.#outcomes.set(line, 'waiting')
    this.#counts.waiting = this.#outcomes.size
    this.#state = { running: false, counts: { ...this.#counts }, problems: [], failure: null }
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): ImportState => this.#state

  /** The lines of an outcome, in the file's order. */
  linesOf(outcome: Outcome): readonly number[] {
    const lines = [...this.#outcomes].filter(([, one]) => one === outcome).map(([line]) => line)
    return lines.toSorted((one, other) => one - other)
  }

  /** Begins no other call. What is under way is finished and counted. */
  readonly stop = (): void => this.#stop.abort()

  /** Sends every line that is not done. Settles when nothing is under way any more; `state` says what has come of it. */
  async go(): Promise<void> {
    if (this.#state.running) return
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const left = ({ line }: GoodLine) => ['waiting', 'unsure'].includes(this.#outcomes.get(line) ?? '')
    this.#show({ running: true, failure: null })
    try {
      const adds = inGroups(this.#job.adds.filter(left), mostAdded)
      await inParallel(adds, addsAtOnce, signal, (group) => this.#add(group))
      await inParallel(this.#job.updates.filter(left), updatesAtOnce, signal, (line) => this.#update(line))
      this.#show({ running: false })
    } catch (error) {
      this.#show({ running: false, failure: error instanceof Error ? error : new Error(String(error)) })
    }
  }

  async #add(group: readonly GoodLine[]): Promise<void> {
    const body = { vehicles: group.map(({ vehicle }) => vehicle), dryRun: false }
    const { results } = await this.#orUnsure(group, this.#api.addVehicles({ body }))
    for (const [index, line] of group.entries()) {
      const result = results[index]
      if (result?.outcome === 'refused') this.#fail(line, lineProblems(line, result.problems))
      else this.#settle(line, result?.outcome ?? 'unsure')
    }
    this.#show({})
  }

  async #update(line: DifferingLine): Promise<void> {
    const { vehicleId, version } = line.current
    try {
      await this.#orUnsure([line], this.#api.updateVehicle({ vehicleId, version, body: changesFor(line) }))
      this.#settle(line, 'updated')
    } catch (error) {
      if (!isOfOneLine(error)) throw error
      const { current, fields = [] } = error.failure
      // It may have been our own call, whose answer was lost.
      const isDone = current !== undefined && differingFields(current, line.vehicle).length === 0
      if (isDone) this.#settle(line, 'unchanged')
      else
        this.#fail(
          line,
          lineProblems(line, fields.length > 0 ? fields : [{ field: '', message: error.message }]),
        )
    }
    this.#show({})
  }

  /** The answer of a call; where there is none, nobody knows what has become of its lines, unless it was not carried out. */
  async #orUnsure<Answer>(lines: readonly GoodLine[], call: Promise<Answer>): Promise<Answer> {
    try {
      return await call
    } catch (error) {
      if (mayBeDone(error)) {
        for (const line of lines) this.#settle(line, 'unsure')
        this.#show({})
      }
      throw error
    }
  }

  #fail(line: GoodLine, problems: readonly LineProblem[]): void {
    this.#settle(line, 'failed')
    const all = [...this.#state.problems, ...problems]
    this.#state = { ...this.#state, problems: all.toSorted((one, other) => one.line - other.line) }
  }

  #settle({ line }: GoodLine, outcome: Outcome): void {
    this.#counts[this.#outcomes.get(line) ?? 'waiting']--
    this.#counts[outcome]++
    this.#outcomes.set(line, outcome)
  }

  #show(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, counts: { ...this.#counts }, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function mayBeDone(error: unknown): boolean {
  if (error instanceof SessionEndedError) return false
  return !(error instanceof ApiError) || error.failure.mayBeDone
}

/** Whether a failure is about one vehicle, so that the others may go on. */
function isOfOneLine(error: unknown): error is ApiError {
  const codes = ['version_stale', 'request_invalid', 'vehicle_not_found', 'body_too_large'] as const
  return codes.some((code) => isFailure(error, code))
}
