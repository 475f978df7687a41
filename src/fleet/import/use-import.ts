import { useEffect, useRef, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { checkResult } from './check-result.ts'
import type { ColumnFields } from './column-fields.ts'
import { CsvProblem } from './csv-problem.ts'
import { type CsvReader, startCsvReader } from './csv-reader.ts'
import { dryRun } from './dry-run.ts'
import { sizeProblem } from './import-limits.ts'
import { noteRun } from './note-run.ts'
import { ImportRun } from './import-run.ts'
import type { CheckedStep, ColumnsStep, ImportStep } from './import-step.ts'

const unreadable =
  'The file could not be read: it may have been moved, changed or locked by another program. Choose it again.'

/** An import, step by step; nothing is written before `write`. */
export function useImport() {
  const api = useFleetApi()
  const caller = useCaller()
  const [step, setStep] = useState<ImportStep>({ kind: 'source', problem: null })
  const reader = useRef<CsvReader>(null)
  const checking = useRef<AbortController>(null)
  const writing = useRef<ImportRun>(null)

  const begin = (problem: string | null = null) => {
    checking.current?.abort()
    reader.current?.end()
    reader.current = null
    writing.current = null
    setStep({ kind: 'source', problem })
  }
  // Who leaves the page has been asked: what is under way ends by itself, and nothing else is sent.
  useEffect(
    () => () => {
      checking.current?.abort()
      writing.current?.stop()
      reader.current?.end()
      reader.current = null
    },
    [],
  )

  const read = async (name: string, source: () => Promise<Uint8Array | string>) => {
    setStep({ kind: 'reading', name })
    try {
      const content = await source().catch(() => {
        throw new CsvProblem(unreadable)
      })
      reader.current ??= startCsvReader()
      const summary = await reader.current.read(content)
      setStep({ kind: 'columns', file: { name, summary }, fields: summary.fields, failure: null })
    } catch (error) {
      begin(error instanceof Error ? error.message : unreadable)
    }
  }

  const check = async ({ file, fields }: ColumnsStep) => {
    const abort = new AbortController()
    checking.current = abort
    const step = { kind: 'checking', file, fields } as const
    const stay = (failure: Error | null) => setStep({ kind: 'columns', file, fields, failure })
    setStep({ ...step, answered: 0, total: null })
    try {
      const found = await reader.current?.check(fields)
      if (!found || abort.signal.aborted) return
      const total = found.good.length
      const onProgress = (answered: number) => setStep({ ...step, answered, total })
      onProgress(0)
      const run = await dryRun(api, found.good, { signal: abort.signal, onProgress })
      setStep({ kind: 'checked', file, fields, result: checkResult(found.problems, run) })
    } catch (error) {
      if (!abort.signal.aborted) stay(error instanceof Error ? error : new Error(String(error)))
    }
  }

  return {
    step,
    readFile: (file: File) => {
      const problem = sizeProblem(file.size)
      if (problem !== null) begin(problem)
      else void read(file.name, async () => new Uint8Array(await file.arrayBuffer()))
    },
    readText: (text: string) => {
      const problem = sizeProblem(new Blob([text]).size)
      if (problem !== null) begin(problem)
      else void read('Pasted lines', async () => text)
    },
    setFields: (step: ColumnsStep, fields: ColumnFields) => setStep({ ...step, fields, failure: null }),
    check: (step: ColumnsStep) => void check(step),
    /** From a check, under way or done, back to the columns. */
    toColumns: ({ file, fields }: Pick<CheckedStep, 'file' | 'fields'>) => {
      checking.current?.abort()
      setStep({ kind: 'columns', file, fields, failure: null })
    },
    write: ({ file, fields, result }: CheckedStep, withUpdates: boolean) => {
      const run = new ImportRun(api, { adds: result.created, updates: withUpdates ? result.differing : [] })
      writing.current = run
      noteRun(run, caller, file.name)
      setStep({ kind: 'writing', file, fields, result, run })
      void run.go()
    },
    failedLines: async (failed: Parameters<CsvReader['failedLines']>[0]) =>
      reader.current?.failedLines(failed),
    begin: () => begin(),
  }
}

export type Import = ReturnType<typeof useImport>
