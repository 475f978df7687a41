import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { downloadCsv } from '../export/download-blob.ts'
import { countWords } from '../words.ts'
import type { LineProblem } from './checked-lines.ts'
import { problemTexts } from './problem-table.tsx'
import type { Import } from './use-import.ts'

interface FailedDownloadProps {
  readonly flow: Import
  /** Of the file that the lines are from. */
  readonly fileName: string
  readonly problems: readonly LineProblem[]
}

/** Saves the lines with problems, to be corrected and imported again. */
export function FailedDownload({ flow, fileName, problems }: FailedDownloadProps) {
  const [failure, setFailure] = useState<Error | null>(null)
  const texts = problemTexts(problems)
  const download = async () => {
    setFailure(null)
    try {
      const csv = await flow.failedLines([...texts].map(([line, problem]) => ({ line, problem })))
      if (csv !== undefined) downloadCsv(`${fileName.replace(/\.\w{1,4}$/, '')}-to-correct.csv`, [csv])
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return (
    <>
      <p>
        Correct them in a copy that says what is wrong in each line, and import that one: it needs no other
        lines.
      </p>
      <div>
        <Button onClick={() => void download()}>
          {`Download ${countWords(texts.size)} ${texts.size === 1 ? 'line' : 'lines'} to correct`}
        </Button>
      </div>
      {failure && <FailureNotice error={failure} />}
    </>
  )
}
