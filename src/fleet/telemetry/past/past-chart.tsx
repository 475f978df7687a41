import { useEffect, useRef, useState } from 'react'
import { timeWords } from '../../words.ts'
import { drawChart } from './draw-chart.ts'
import { lineWords, type PastLine } from './past-lines.ts'
import type { PastRow } from './past-rows.ts'
import { type PastSpan, spanDays } from './spans.ts'

interface PastChartProps {
  readonly rows: readonly PastRow[]
  readonly lines: readonly PastLine[]
  readonly span: PastSpan
  /** The end of the time shown (ISO 8601). */
  readonly asOf: string
}

/** The lines drawn over time in the colours of the moment, with a key that says what is under the pointer. */
export function PastChart({ rows, lines, span, asOf }: PastChartProps) {
  const container = useRef<HTMLDivElement>(null)
  const [pointed, point] = useState<number | null>(null)
  const [isDrawn, setDrawn] = useState(true)

  useEffect(() => {
    if (!container.current) return
    const close = drawChart(container.current, { rows, lines, asOf, days: spanDays[span], onPoint: point })
    setDrawn(close !== null)
    return close ?? undefined
  }, [rows, lines, span, asOf])

  const row = pointed === null ? undefined : rows[pointed]
  const [first, last] = [rows[0], rows.at(-1)]
  const words = [
    `From ${timeWords(first?.at ?? asOf)} to ${timeWords(last?.at ?? asOf)}.`,
    ...lines.map((line) => lineWords(line, rows)),
  ].join(' ')
  return (
    <figure className="past-figure">
      <div className="past-chart" role="img" aria-label={words} ref={container} />
      {!isDrawn && <p>This browser does not let the page draw: the table has the same numbers.</p>}
      <figcaption className="past-key">
        {lines.map((line) => {
          const value = row?.[line.key]
          return (
            <span key={line.key}>
              <span className={`past-mark past-${line.key}`} aria-hidden="true" />
              {line.name} ({line.unit}){value !== undefined && <b> {line.words(value)}</b>}
            </span>
          )
        })}
        {row && <span aria-hidden="true">{timeWords(row.at)}</span>}
      </figcaption>
    </figure>
  )
}
