import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { pid } from 'node:process'
import { promisify } from 'node:util'
import type { CDPSession } from '@playwright/test'

/** What a tab holds at rest, once garbage is collected. */
export interface Sample {
  /** The JavaScript heap in use, in megabytes. */
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
  /** What the local cloud's process keeps in memory, in megabytes; null where the system doesn't tell. */
  readonly cloudMb: number | null
}

/** Takes one. */
export async function takeSample(session: CDPSession): Promise<Sample> {
  // What finalizers let go of goes with the next.
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { heapMb: usedSize / 1e6, nodes, listeners: jsEventListeners, cloudMb: await cloudMb() }
}

/** The server is a child of this process. What its database has mapped of its files is the system's cache, and left out. */
async function cloudMb(): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,args=', '--ppid', String(pid)])
    const server = stdout.split('\n').find((line) => line.includes('cloud/local/serve.ts'))
    const status = await readFile(`/proc/${Number.parseInt(server ?? '', 10)}/status`, 'utf8')
    const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(status) ?? []
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6
  } catch {
    return null
  }
}
