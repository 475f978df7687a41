import { useEffect, useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { downloadCsv } from '../export/download-blob.ts'
import { defaultSeparator } from '../export/separators.ts'
import { type Collected, collectPage, isCollected, nothingCollected } from './collect-entries.ts'
import type { EntryFilters } from './entry-filters.ts'

/** How far an export is. */
type ExportStep =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running' | 'done'; readonly soFar: Collected }
  | { readonly kind: 'failed'; readonly soFar: Collected; readonly error: Error }

/** Collects all entries that match, and has the browser save them. One that failed goes on from where it was. */
export function useAuditExport(filters: EntryFilters) {
  const api = useFleetApi()
  const { tenant } = useCaller()
  const [step, setStep] = useState<ExportStep>({ kind: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (begun: Collected, separator: string) => {
    // A second press may come before the first is rendered.
    if (running.current) return
    const abort = new AbortController()
    running.current = abort
    let soFar = begun
    try {
      while (!isCollected(soFar)) {
        setStep({ kind: 'running', soFar })
        soFar = await collectPage(soFar, {
          ask: (query, signal) => api.readAudit({ query, signal }),
          filters,
          separator,
          signal: abort.signal,
        })
        abort.signal.throwIfAborted()
      }
      downloadCsv(`audit-${tenant}-${new Date().toISOString().slice(0, 10)}.csv`, soFar.pieces)
      setStep({ kind: 'done', soFar })
    } catch (error) {
      if (!abort.signal.aborted) setStep({ kind: 'failed', soFar, error: asError(error) })
    } finally {
      if (running.current === abort) running.current = null
    }
  }

  const separator = defaultSeparator()
  return {
    step,
    begin: () => void run(nothingCollected(separator), separator),
    goOn: () => {
      if (step.kind === 'failed') void run(step.soFar, separator)
      // A file is full: the next one begins where it ends.
      if (step.kind === 'done')
        void run({ ...nothingCollected(separator), cursor: step.soFar.cursor }, separator)
    },
    stop: () => {
      running.current?.abort()
      running.current = null
      setStep({ kind: 'stopped' })
    },
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
