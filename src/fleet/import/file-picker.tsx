import { useRef } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import { useFileDrop } from './use-file-drop.ts'

/** Takes a file, chosen or dropped. For those who may not import, the button says why. */
export function FilePicker({ onFile }: { readonly onFile: (file: File) => void }) {
  const zone = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { allowed } = useAccess('addVehicles')
  const { isOver } = useFileDrop(zone, allowed ? onFile : null)
  return (
    <div ref={zone} className="import-drop" data-over={isOver || undefined}>
      <CallButton call="addVehicles" primary onClick={() => input.current?.click()}>
        Choose a file
      </CallButton>
      {allowed && (
        <>
          <span className="unknown">or drop it here</span>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="CSV file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) onFile(file)
              // So that the same file, corrected, can be chosen again.
              target.value = ''
            }}
          />
        </>
      )}
    </div>
  )
}
