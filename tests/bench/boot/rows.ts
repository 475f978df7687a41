import { median } from '../cpu-time.ts'
import type { AppRound, FloorRound } from './round.ts'
import type { TasksByStep } from './tasks.ts'
import type { Ways } from './ways.ts'
import type { WayToRows } from './answers.ts'
import type { Measured } from '../part.ts'

const ways = [
  ['callback', 'callback to rows'],
  ['reload', 'reload to rows'],
] as const

/** What was measured, once a round. */
export interface BootSamples {
  /** With the user pool on another origin; once, since counts repeat. */
  readonly elsewhere: WayToRows
  readonly app: readonly AppRound[]
  readonly floor: readonly FloorRound[]
  readonly tasks: readonly TasksByStep[]
}

/** The table of this part. Counts are the most of all rounds, times their medians. */
export function bootRows({ app, floor, elsewhere, tasks }: BootSamples): readonly Measured[] {
  const firstRows = median(app.map(({ cpu }) => cpu.firstRows))
  const wholeFleet = median(app.map(({ cpu }) => cpu.wholeFleet))
  const hello = median(floor.map(({ helloCpu }) => helloCpu))
  return [
    ...ways.flatMap(([way, what]) => rowsOfWay(way, what, app, floor)),
    ...rowsOfElsewhere(elsewhere),
    { what: 'CPU of starting: React, saying hello', value: hello, unit: 'ms' },
    { what: 'CPU of starting: until the first rows', value: firstRows, unit: 'ms' },
    { what: 'CPU of starting: first rows, of hello', value: firstRows / hello, unit: 'x' },
    { what: 'CPU of starting: until 10,000 are there', value: wholeFleet, unit: 'ms' },
    ...taskRows(tasks),
  ]
}

function rowsOfWay(
  way: keyof Ways,
  what: string,
  app: readonly AppRound[],
  floor: readonly FloorRound[],
): readonly Measured[] {
  const of = (rounds: readonly Ways[], value: (one: WayToRows) => number) =>
    rounds.map((one) => value(one[way]))
  const serial = (rounds: readonly Ways[]) => Math.max(...of(rounds, (one) => one.serial.length))
  const ms = (rounds: readonly Ways[]) => median(of(rounds, (one) => one.ms))
  const call = (rounds: readonly Ways[]) => median(of(rounds, (one) => one.toFirstCallMs))
  const preflights = Math.max(...of(app, (one) => one.preflights.length))
  return [
    { what: `P7 ${what}: serial answers`, value: serial(app), unit: '', goal: { most: 3 } },
    { what: `${what}: serial answers, bare`, value: serial(floor), unit: '' },
    { what: `P7 ${what}: preflights`, value: preflights, unit: '', goal: { most: 0 } },
    { what: `${what}, bare`, value: ms(floor), unit: 'ms' },
    { what: `${what}`, value: ms(app), unit: 'ms' },
    { what: `${what}, of bare`, value: ms(app) / ms(floor), unit: 'x' },
    { what: `${what}: first call sent, bare`, value: call(floor), unit: 'ms' },
    { what: `${what}: first call sent`, value: call(app), unit: 'ms' },
  ]
}

/** As on AWS: there the token endpoint takes a preflight, which is Amplify's doing. */
function rowsOfElsewhere({ serial, preflights }: WayToRows): readonly Measured[] {
  const ofApi = preflights.filter((one) => one.includes(' /api/')).length
  return [
    { what: 'P7 pool elsewhere: serial answers', value: serial.length, unit: '', goal: { most: 3 } },
    { what: 'P7 pool elsewhere: preflights of the API', value: ofApi, unit: '', goal: { most: 0 } },
    { what: 'pool elsewhere: preflights of the pool', value: preflights.length - ofApi, unit: '' },
  ]
}

function taskRows(tasks: readonly TasksByStep[]): readonly Measured[] {
  const steps = Object.keys(tasks[0] ?? {})
  const longest = (step: string) => median(tasks.map((one) => one[step]?.traced[0]?.cpuMs ?? Number.NaN))
  const count = (step: string) => median(tasks.map((one) => one[step]?.long.length ?? Number.NaN))
  return steps.flatMap((step) => [
    { what: `long tasks: ${step}`, value: count(step), unit: '' },
    { what: `longest task: ${step}, CPU`, value: longest(step), unit: 'ms' },
  ])
}
