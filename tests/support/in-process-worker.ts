import { serveCsvEngine } from '#fleet/import/serve-csv-engine.ts'

const open = new Set<InProcessWorker>()

/**
 * Stands in for the browser's worker in tests of screens: what the import's worker runs, in this process. All that goes in or
 * out is copied or handed over as it is for a worker.
 */
export class InProcessWorker extends EventTarget {
  readonly #own: MessagePort
  readonly #engine: MessagePort

  constructor() {
    super()
    const { port1, port2 } = new MessageChannel()
    this.#own = port1
    this.#engine = port2
    serveCsvEngine(port2)
    port2.start()
    port1.addEventListener('message', ({ data }) => {
      this.dispatchEvent(new MessageEvent('message', { data }))
    })
    port1.start()
    open.add(this)
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#own.postMessage(message, transfer)
  }

  terminate(): void {
    this.#own.close()
    this.#engine.close()
    open.delete(this)
  }
}

/** How many run that nobody has ended. */
export function openWorkers(): number {
  return open.size
}
