import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { countWords } from '../../words.ts'
import type { PastLine } from './past-lines.ts'
import { lonelyRows, type PastRow } from './past-rows.ts'
import { timeAxis } from './time-axis.ts'

interface Chart {
  readonly rows: readonly PastRow[]
  readonly lines: readonly PastLine[]
  /** The right edge (ISO 8601); the left one is `days` before. */
  readonly asOf: string
  readonly days: number
  /** The index of the row under the pointer. */
  readonly onPoint: (index: number | null) => void
}

const height = 260
const font = '12px system-ui, sans-serif'

/** Told apart without colours, too. */
const dashes: Readonly<Record<PastLine['key'], number[]>> = {
  stateOfChargePct: [],
  fuelLevelPct: [2, 4],
  odometerM: [8, 5],
}

/**
 * Draws lines over time into an element and keeps them as wide as that is. Answers how to end it; null where the browser does not
 * let the page draw.
 * @see https://github.com/leeoniya/uPlot/tree/master/docs
 */
export function drawChart(container: HTMLElement, chart: Chart): (() => void) | null {
  if (!document.createElement('canvas').getContext('2d')) return null
  const { rows, lines, asOf, days, onPoint } = chart
  const stroke = colourOf(container, 'past-ink')
  const grid = { stroke: colourOf(container, 'past-grid'), width: 1 }
  const [to, ticks] = [Date.parse(asOf) / 1000, { show: false }]
  const axis = { stroke, font, ticks, grid }
  const lonely = lonelyRows(rows)
  const hasLevel = lines.some(({ key }) => key !== 'odometerM')
  const plot = new UPlot(
    {
      width: container.clientWidth,
      height,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { range: () => [to - days * 24 * 60 * 60, to] },
        level: { range: () => [0, 100] },
        odometerM: { range: odometerRange },
      },
      axes: [
        { ...axis, ...timeAxis(days) },
        {
          ...axis,
          scale: 'level',
          show: hasLevel,
          size: 44,
          values: (_, all) => all.map((value) => `${value}%`),
        },
        {
          ...axis,
          scale: 'odometerM',
          side: 1,
          size: 64,
          grid: { show: !hasLevel, ...grid },
          values: (_, all) => all.map((value) => (Number.isInteger(value) ? countWords(value) : '')),
        },
      ],
      series: [
        {},
        ...lines.map(({ key }) => ({
          scale: key === 'odometerM' ? key : 'level',
          stroke: colourOf(container, `past-${key}`),
          width: 2,
          dash: dashes[key],
          points: { show: false, filter: lonely },
        })),
      ],
      hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
    },
    [
      rows.map(({ at }) => Date.parse(at) / 1000),
      ...lines.map(({ key, number }) =>
        rows.map((row) => {
          const value = row[key]
          return value === undefined ? null : number(value)
        }),
      ),
    ],
    container,
  )
  const resized = new ResizeObserver(() => plot.setSize({ width: container.clientWidth, height }))
  resized.observe(container)
  return () => {
    resized.disconnect()
    plot.destroy()
  }
}

/** A vehicle that stands still has a line in the middle, and not one along an edge. */
function odometerRange(_: UPlot, least: number | null, most: number | null): [number, number] {
  const [from, to] = [least ?? 0, most ?? 0]
  const margin = Math.max(1, (to - from) * 0.1)
  return [Math.max(0, from - margin), to + margin]
}

/** A canvas knows neither classes nor `light-dark()`: this is what they come to now. */
function colourOf(container: HTMLElement, className: string): string {
  const probe = document.createElement('span')
  probe.className = className
  container.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
