import type { CsvAnswer, CsvQuestion } from './csv-answers.ts'
import { createCsvEngine } from './csv-engine.ts'
import { CsvProblem } from './csv-problem.ts'

/** What a worker has to talk with. */
interface Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<CsvQuestion>) => void): void
  postMessage(answer: CsvAnswer): void
}

/** Answers the questions that come through a port, one after the other. */
export function serveCsvEngine(port: Port): void {
  const engine = createCsvEngine()
  port.addEventListener('message', ({ data: { id, ask, given } }) => {
    try {
      const call = engine[ask] as (given: unknown) => unknown
      port.postMessage({ id, answer: call(given) })
    } catch (error) {
      port.postMessage({ id, problem: error instanceof CsvProblem ? error.message : null })
    }
  })
}
