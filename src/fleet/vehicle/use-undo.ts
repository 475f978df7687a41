import { useRef, useState } from 'react'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { type Edit, resolved, type Save, type SaveConflict, saveVehicle } from './save-vehicle.ts'
import { savedWords } from './saved-words.ts'
import { undoOf } from './undo.ts'
import { useKeepVehicle } from './use-vehicle.ts'

interface UndoState {
  readonly words: string
  /** What can be undone; null where nothing is left to undo. */
  readonly save: Save | null
  /** Someone else has changed the same fields since. */
  readonly conflict: SaveConflict | null
  readonly failure: Error | null
  readonly busy: boolean
}

/** Sets a save back, once however often it is asked for; an undo is a save as well, and can be undone. */
export function useUndo(words: string, save: Save) {
  const api = useFleetApi()
  const keep = useKeepVehicle()
  const [state, setState] = useState<UndoState>({ words, save, conflict: null, failure: null, busy: false })
  // A second press may come before the first is rendered.
  const busy = useRef(false)

  const settle = async (edit: Edit): Promise<Partial<UndoState>> => {
    const outcome = await saveVehicle(api, edit)
    switch (outcome.kind) {
      case 'saved':
        keep(outcome.save.after)
        return { save: outcome.save, words: savedWords(outcome.taken, 'Undone.'), conflict: null }
      case 'unchanged':
        if (outcome.vehicle) keep(outcome.vehicle)
        return { save: null, words: 'Nothing is left to undo.', conflict: null }
      case 'conflict':
        keep(outcome.current)
        return { conflict: outcome }
      case 'invalid': {
        const problems = outcome.problems.map(({ message }) => message).join('; ')
        throw new Error(`It can’t be set back: what was there before is no longer allowed (${problems}).`)
      }
    }
  }

  const send = async (edit: Edit) => {
    if (busy.current) return
    busy.current = true
    setState((before) => ({ ...before, busy: true, failure: null }))
    try {
      const change = await settle(edit)
      setState((before) => ({ ...before, ...change, busy: false }))
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      setState((before) => ({ ...before, failure, busy: false }))
    } finally {
      busy.current = false
    }
  }

  const { conflict, save: last } = state
  return {
    ...state,
    undo: () => void (last && send(undoOf(last))),
    choose: (side: 'mine' | 'theirs') => void (conflict && send(resolved(conflict, side))),
  }
}
