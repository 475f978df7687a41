import { useEffect, useRef, useState } from 'react'
import type { Vehicle, VehicleField } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { countWords } from '../words.ts'
import { ColumnChoice } from './column-choice.tsx'
import { type CsvColumn, csvColumns } from './csv-columns.ts'
import { downloadCsv } from './download-blob.ts'
import { defaultSeparator, exportSeparators, separatorWords } from './separators.ts'
import { writeCsv } from './write-csv.ts'
import './export.css'

interface ExportDialogProps {
  /** Everything that matches, in the order of the list. */
  readonly vehicles: readonly Vehicle[]
  /** The columns that the list shows; chosen to begin with. */
  readonly columns: readonly VehicleField[]
  readonly onClose: () => void
}

/** Saves vehicles as CSV: which columns, and separated by what. Nothing leaves the computer. */
export function ExportDialog({ vehicles, columns, onClose }: ExportDialogProps) {
  const [chosen, setChosen] = useState<ReadonlySet<CsvColumn>>(new Set(columns))
  const [separator, setSeparator] = useState<string>(defaultSeparator)
  const [written, setWritten] = useState<number | null>(null)
  const writing = useRef<AbortController>(null)
  useEffect(() => () => writing.current?.abort(), [])

  const save = async () => {
    if (writing.current) return
    const abort = new AbortController()
    writing.current = abort
    try {
      const wish = { vehicles, separator, columns: csvColumns.filter((column) => chosen.has(column)) }
      const pieces = await writeCsv(wish, setWritten, abort.signal)
      downloadCsv(`vehicles-${new Date().toISOString().slice(0, 10)}.csv`, pieces)
      onClose()
    } catch (error) {
      if (!abort.signal.aborted) throw error
    }
  }

  const count = vehicles.length
  return (
    <dialog
      className="dialog export"
      aria-labelledby="export-title"
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id="export-title">{`Export ${countWords(count)} ${count === 1 ? 'vehicle' : 'vehicles'} as CSV`}</h2>
      <ColumnChoice chosen={chosen} onChange={setChosen} />
      <label className="export-separator">
        Separated by
        <select
          className="amplify-input"
          value={separator}
          onChange={({ target }) => setSeparator(target.value)}
        >
          {exportSeparators.map((one) => (
            <option key={one} value={one}>
              {separatorWords[one]}
            </option>
          ))}
        </select>
      </label>
      <p className="unknown">
        UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe; an import takes
        it away again.
      </p>
      <div className="actions">
        <Button
          primary
          busy={written !== null}
          onClick={chosen.size === 0 ? undefined : () => void save()}
          refused={chosen.size === 0}
          describedBy="export-none"
        >
          {written === null ? 'Export' : 'Writing…'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <span id="export-none" role="status" className="export-status">
          {chosen.size === 0 && 'Choose at least one column.'}
          {written !== null && `${countWords(written)} of ${countWords(count)}`}
        </span>
      </div>
    </dialog>
  )
}
