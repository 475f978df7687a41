import type { CsvAnswer, CsvQuestion } from './csv-answers.ts'
import type { CsvEngine } from './csv-engine.ts'
import { CsvProblem } from './csv-problem.ts'
import { startCsvWorker } from './start-csv-worker.ts'

/** The engine, in its worker. Every answer may be a `CsvProblem`. */
export type CsvReader = {
  readonly [Name in keyof CsvEngine]: (
    given: Parameters<CsvEngine[Name]>[0],
  ) => Promise<ReturnType<CsvEngine[Name]>>
} & {
  /** Ends the worker; what it was asked is never answered. */
  end(): void
}

const notStarted =
  'The part of the app that reads files could not be started. Check the connection, load the page again, and choose the file once more.'
const fault = 'The file could not be read: this is a fault of the app. Tell whoever runs it.'

/** Starts the worker. Where the browser can't, the first answer says so. */
export function startCsvReader(): CsvReader {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let broken: CsvProblem | undefined
  let count = 0

  const fail = () => {
    broken = new CsvProblem(notStarted)
    for (const { reject } of waiting.values()) reject(broken)
    waiting.clear()
  }
  const settle = ({ data }: MessageEvent<CsvAnswer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('answer' in data) asked?.resolve(data.answer)
    else asked?.reject(new CsvProblem(data.problem ?? fault))
  }
  const worker = started(fail, settle)
  if (!worker) fail()

  const ask = <Name extends keyof CsvEngine>(name: Name): CsvReader[Name] => {
    const call = (given: unknown) => {
      const asked = Promise.withResolvers<unknown>()
      if (broken) asked.reject(broken)
      else {
        const question: CsvQuestion = { id: count++, ask: name, given }
        waiting.set(question.id, asked)
        // The bytes of a file are handed over, not copied.
        worker?.postMessage(question, given instanceof Uint8Array ? [given.buffer] : [])
      }
      return asked.promise
    }
    return call as CsvReader[Name]
  }
  return {
    read: ask('read'),
    check: ask('check'),
    failedLines: ask('failedLines'),
    end: () => worker?.terminate(),
  }
}

function started(
  onFailure: () => void,
  onAnswer: (event: MessageEvent<CsvAnswer>) => void,
): Worker | undefined {
  try {
    const worker = startCsvWorker()
    worker.addEventListener('error', onFailure)
    worker.addEventListener('messageerror', onFailure)
    worker.addEventListener('message', onAnswer)
    return worker
  } catch {
    return undefined
  }
}
