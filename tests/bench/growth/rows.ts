import { type ApiCost, together } from './api.ts'
import type { BrowserCost } from './browser.ts'
import type { Measured } from '../part.ts'

/**
 * How much of a processor a function of 512 MB has: all of one at 1,769 MB.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const functionShare = 512 / 1769

export function apiRows(size: string, cost: ApiCost): readonly Measured[] {
  const row = rowsOf(size)
  const [load, poll] = [together(cost.load), together(cost.poll)]
  return [
    row('whole load, calls', load.calls, ''),
    row('whole load, JSON', load.bytes / 1e6, 'MB'),
    row('whole load, gzip', load.gzipBytes / 1e6, 'MB'),
    row('whole load, read units (computed)', load.readUnits, ''),
    row('whole load, function', load.functionMs / 1000, 's'),
    row('the same at 512 MB (computed)', load.functionMs / 1000 / functionShare, 's'),
    row('poll, calls', poll.calls, ''),
    row('poll, gzip', poll.gzipBytes / 1e6, 'MB'),
    row('poll, read units (computed)', poll.readUnits, ''),
    row('poll, function', poll.functionMs / 1000, 's'),
  ]
}

export function browserRows(size: string, cost: BrowserCost): readonly Measured[] {
  const row = rowsOf(size)
  return [
    row('browser, fetched and searched', cost.loadMs / 1000, 's'),
    row('browser, heap', cost.heapMb, 'MB'),
    row('browser, the index built at once', cost.indexMs, 'ms'),
    row('browser, poll', cost.pollMs, 'ms'),
  ]
}

/** What a vehicle costs in a fleet, over what it costs in a smaller one: 1 where the cost grows with the fleet. */
export function perVehicleRows(
  [small, smaller]: readonly [number, BrowserCost],
  [large, larger]: readonly [number, BrowserCost],
): readonly Measured[] {
  const times = large / small
  const of = `${large.toLocaleString('en')} of ${small.toLocaleString('en')}, each vehicle`
  return [
    { what: `${of}: browser`, value: larger.loadMs / smaller.loadMs / times, unit: 'x' },
    { what: `${of}: heap`, value: larger.heapMb / smaller.heapMb / times, unit: 'x' },
  ]
}

function rowsOf(size: string) {
  return (what: string, value: number, unit: string): Measured => ({
    what: `${size}: ${what}`,
    value,
    unit,
  })
}
