import { pageSize } from '#contract/page-size.ts'
import { costOfList, type ListCost } from './calls.ts'
import { type FleetTables, listsOf } from './fleet.ts'

/** What the API costs: all of a fleet once, and a poll with half of it in use; of vehicles and of readings. */
export interface ApiCost {
  readonly load: readonly ListCost[]
  readonly poll: readonly ListCost[]
}

export async function apiCost(tables: FleetTables): Promise<ApiCost> {
  const load: ListCost[] = []
  const poll: ListCost[] = []
  for (const list of listsOf('all')) load.push(await costOfList(tables.all, list))
  for (const list of listsOf('changes')) poll.push(await costOfList(tables.changes, list))
  return { load, poll }
}

/** The numbers of several lists together. */
export function together(costs: readonly ListCost[]) {
  const sum = (of: (cost: ListCost) => number) => costs.reduce((total, cost) => total + of(cost), 0)
  return {
    calls: sum(({ calls }) => calls),
    bytes: sum(({ bytes }) => bytes),
    gzipBytes: sum(({ gzipBytes }) => gzipBytes),
    readUnits: sum(({ readUnits }) => readUnits),
    functionMs: sum(({ functionMs }) => functionMs),
  }
}

/** What a fleet costs of which only a part was measured: that many times as much, in as many calls as its records take. */
export function scaled({ load, poll }: ApiCost, factor: number): ApiCost {
  const { default: first, most } = pageSize
  return {
    load: load.map((cost) => larger(cost, factor, (records) => 1 + Math.ceil((records - first) / most))),
    poll: poll.map((cost) => larger(cost, factor, (records) => Math.max(1, Math.ceil(records / most)))),
  }
}

function larger(cost: ListCost, factor: number, callsFor: (records: number) => number): ListCost {
  // What finds nothing costs no more in a larger fleet.
  if (cost.records === 0) return cost
  const { records, bytes, gzipBytes, readUnits, functionMs } = cost
  return {
    ...cost,
    calls: callsFor(records * factor),
    records: records * factor,
    bytes: bytes * factor,
    gzipBytes: gzipBytes * factor,
    readUnits: readUnits * factor,
    functionMs: functionMs * factor,
    answers: [],
  }
}
