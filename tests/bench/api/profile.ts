import { Session } from 'node:inspector/promises'
import type { Profiler } from 'node:inspector'

/** Whose code it is, by the first frame of a call that says so, from the innermost on. */
const owners: readonly (readonly [owner: string, pattern: RegExp])[] = [
  ['AWS SDK', /node_modules\/@(?:aws-sdk|smithy)\//],
  ['writing the JSON', /cloud\/api\/answer\.ts$/],
  ['our code', /\/(?:cloud\/api|src\/contract)\//],
]

/** The shares of owners in the CPU time of some work, by sampling; each between 0 and 1, 1 together. */
export async function sharesOf(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 200 })
    await session.post('Profiler.start')
    await work()
    const { profile } = await session.post('Profiler.stop')
    return shares(profile)
  } finally {
    session.disconnect()
  }
}

function shares({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Readonly<Record<string, number>> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const ownerOf = (id: number | undefined): string => {
    const frame = id === undefined ? undefined : byId.get(id)?.callFrame
    if (id === undefined || frame === undefined) return 'Node'
    if (frame.functionName === '(garbage collector)') return 'garbage collection'
    return owners.find(([, pattern]) => pattern.test(frame.url))?.[0] ?? ownerOf(parents.get(id))
  }
  const isOwn = (id: number) => !['(idle)', 'post'].includes(byId.get(id)?.callFrame.functionName ?? '')
  const spent: Record<string, number> = {}
  let all = 0
  for (const [index, id] of samples.entries()) {
    if (!isOwn(id)) continue
    const delta = timeDeltas[index] ?? 0
    spent[ownerOf(id)] = (spent[ownerOf(id)] ?? 0) + delta
    all += delta
  }
  return Object.fromEntries(Object.entries(spent).map(([owner, time]) => [owner, time / all]))
}
