import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** A write that was acknowledged, as the writer prints it. */
export type Acknowledged =
  | {
      readonly kind: 'update'
      readonly vehicleId: string
      readonly version: number
      readonly requestId: string
    }
  | {
      readonly kind: 'command'
      readonly vehicleId: string
      readonly key: string
      readonly commandId: string
    }
  | {
      readonly kind: 'add'
      readonly vehicleId: string
      readonly vin: string
    }

export interface WriterProcess {
  /** Until it ends, what has been acknowledged. */
  readonly lines: AsyncIterable<Acknowledged>
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a process that writes to these vehicles of north, in the database in this folder, until it is killed. */
export function startWriter(directory: string, seed: string, vehicleIds: readonly string[]): WriterProcess {
  const script = join(import.meta.dirname, 'acknowledging-writer.ts')
  const writer = spawn(process.execPath, [script, directory, seed, ...vehicleIds], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(writer, 'exit')
  const kill = async () => {
    writer.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  return { lines: parsed(createInterface(writer.stdout)), kill }
}

async function* parsed(lines: AsyncIterable<string>): AsyncIterable<Acknowledged> {
  for await (const line of lines) {
    // The last one may have been cut short: it was not acknowledged.
    if (line.endsWith('}')) yield JSON.parse(line) as Acknowledged
  }
}
