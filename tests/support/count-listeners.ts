import type { CDPSession } from '@playwright/test'
import { countOf } from './count-requests.ts'

/** What listens inside of the elements that a selector finds, such as `click on a`, by how often. */
export async function listenersIn(
  session: CDPSession,
  selector: string,
): Promise<Readonly<Record<string, number>>> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `[...document.querySelectorAll(${JSON.stringify(selector)})]`,
  })
  if (result.objectId === undefined) throw new Error(`Expected elements at ${selector}`)
  const { result: members } = await session.send('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
  })
  const names: string[] = []
  for (const { value } of members) {
    if (value?.subtype !== 'node' || value.objectId === undefined) continue
    const { listeners } = await session.send('DOMDebugger.getEventListeners', {
      objectId: value.objectId,
      depth: -1,
    })
    for (const { type, backendNodeId } of listeners) {
      const { node } = await session.send('DOM.describeNode', { backendNodeId: backendNodeId ?? 0 })
      names.push(`${type} on ${node.localName || node.nodeName}`)
    }
  }
  await session.send('Runtime.releaseObject', { objectId: result.objectId })
  return countOf(names)
}

/** What the browser itself counts in the page's process, once garbage is collected. */
export interface LiveCounts {
  readonly nodes: number
  readonly listeners: number
}

/** Counts what is alive: also what the page has forgotten and something still holds. */
export async function countLive(session: CDPSession): Promise<LiveCounts> {
  // What is held by wrappers of what was collected goes with the second.
  for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { nodes, listeners: jsEventListeners }
}
