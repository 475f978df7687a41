import { type ComponentType, useEffect, useRef, useState } from 'react'
import { CallButton } from '#auth/call-button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ListModel } from '../list/list-model.ts'
import type { BulkDialogParts } from './bulk-dialog-parts.ts'
import './bulk-actions.css'

const actions = [
  {
    call: 'updateVehicle',
    words: 'Change…',
    load: async () => (await import('./edit-dialog.tsx')).EditDialog,
  },
  {
    call: 'lockDoors',
    words: 'Lock doors…',
    load: async () => (await import('./lock-dialog.tsx')).LockDialog,
  },
] as const

interface Opened {
  readonly index: number
  readonly vehicleIds: readonly string[]
  readonly Dialog: ComponentType<BulkDialogParts>
}

/** What can be done with all vehicles that are selected. There is no unlocking of many, on purpose. */
export function BulkActions({ selection }: Pick<ListModel, 'selection'>) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failed, setFailed] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const last = useRef<number | null>(null)

  const open = async (index: number) => {
    setFailed(false)
    const vehicleIds = [...selection]
    try {
      const Dialog = await actions[index]?.load()
      if (Dialog) setOpened({ index, vehicleIds, Dialog })
    } catch {
      setFailed(true)
    }
  }
  // Not before the dialog is gone: until then nothing else can have the focus.
  useEffect(() => {
    if (opened) last.current = opened.index
    else if (last.current !== null) {
      place.current?.querySelectorAll<HTMLElement>('.call > button')[last.current]?.focus()
      last.current = null
    }
  }, [opened])

  return (
    <div className="bulk-actions" ref={place}>
      {actions.map(({ call, words }, index) => (
        <CallButton key={call} call={call} small onClick={() => void open(index)}>
          {words}
        </CallButton>
      ))}
      {failed && (
        <Notice tone="bad">This could not be fetched. Check the connection, then press it again.</Notice>
      )}
      {opened && <opened.Dialog vehicleIds={opened.vehicleIds} onClose={() => setOpened(null)} />}
    </div>
  )
}
