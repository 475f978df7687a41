import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { countWords, timeWords } from '../../words.ts'
import type { PastLine } from './past-lines.ts'
import type { PastRow } from './past-rows.ts'

/** Two days: what most people look for. */
const fewRows = 48

interface PastTableProps {
  readonly rows: readonly PastRow[]
  readonly lines: readonly PastLine[]
  readonly caption: string
}

/** The chart's numbers, newest first. */
export function PastTable({ rows, lines, caption }: PastTableProps) {
  const [isWhole, showWhole] = useState(false)
  const newestFirst = rows.toReversed()
  return (
    <>
      <table className="past-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {lines.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isWhole ? newestFirst : newestFirst.slice(0, fewRows)).map((row) => (
            <PastTableRow key={row.at} row={row} lines={lines} />
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > fewRows && (
        <Button small onClick={() => showWhole(true)}>
          Show all {countWords(rows.length)} rows
        </Button>
      )}
    </>
  )
}

function PastTableRow({ row, lines }: { readonly row: PastRow; readonly lines: readonly PastLine[] }) {
  if (row.odometerM === undefined) {
    return (
      <tr>
        <td colSpan={lines.length + 1} className="past-gap">
          Nothing was heard for hours
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row">{timeWords(row.at)}</th>
      {lines.map(({ key, words }) => {
        const value = row[key]
        return <td key={key}>{value !== undefined && words(value)}</td>
      })}
    </tr>
  )
}
