import { useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { downloadCsv } from '../export/download-blob.ts'
import { countWords } from '../words.ts'
import { FilePicker } from './file-picker.tsx'
import { importLimits } from './import-limits.ts'
import { InterruptedNotice } from './interrupted-notice.tsx'
import { templateCsv } from './template.ts'
import type { Import } from './use-import.ts'

interface SourceStepProps {
  readonly flow: Import
  /** Why the last file could not be read. */
  readonly problem: string | null
}

/** Where the lines come from. */
export function SourceStep({ flow, problem }: SourceStepProps) {
  const [text, setText] = useState('')
  const { allowed } = useAccess('addVehicles')
  return (
    <>
      {problem !== null && (
        <Notice tone="bad" title="The file can’t be imported">
          {problem}
        </Notice>
      )}
      {allowed && <InterruptedNotice />}
      <section className="card" aria-labelledby="source-title">
        <h2 id="source-title">A list of vehicles, as CSV</h2>
        <p>
          A header line, then a line for each vehicle; any separator, from any spreadsheet. At most{' '}
          {countWords(importLimits.lines)} lines. First you see what would happen: nothing is written before
          you say so.
        </p>
        <FilePicker onFile={flow.readFile} />
        <div>
          <Button small onClick={() => downloadCsv('vehicles-template.csv', [templateCsv()])}>
            Download a template
          </Button>
        </div>
      </section>
      {allowed && (
        <section className="card" aria-labelledby="paste-title">
          <h2 id="paste-title">Or paste lines</h2>
          <label className="import-paste">
            <span>Lines with their header, as copied from a spreadsheet</span>
            <textarea
              className="amplify-input"
              rows={5}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
          <CallButton call="addVehicles" onClick={() => flow.readText(text)}>
            Read the pasted lines
          </CallButton>
        </section>
      )}
    </>
  )
}
