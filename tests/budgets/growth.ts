import type { BuiltModule, Importers } from './build.ts'

/** How long each part of a page is, in bytes before minifying: a module of ours, or a package with all that is used of it. */
export type Parts = Readonly<Record<string, number>>

/** A part of a page that became longer, or is new in it (`from` is 0 then). */
export interface Growth {
  readonly part: string
  readonly from: number
  readonly to: number
}

/** The package that a module belongs to, or the module itself where it is ours. */
export function partOf(module: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(module)?.[1] ?? module
}

export function partsOf(modules: readonly BuiltModule[]): Parts {
  const parts: Record<string, number> = {}
  for (const [module, bytes] of modules) parts[partOf(module)] = (parts[partOf(module)] ?? 0) + bytes
  return Object.fromEntries(Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** What has grown, the most first. */
export function growth(before: Parts, now: Parts): readonly Growth[] {
  return Object.entries(now)
    .map(([part, to]) => ({ part, from: before[part] ?? 0, to }))
    .filter(({ from, to }) => to > from)
    .toSorted((one, other) => other.to - other.from - (one.to - one.from))
}

/** The shortest way of static imports from one of the roots to a part, both included; empty where there is none. */
export function importChain(importers: Importers, roots: readonly string[], part: string): readonly string[] {
  // From the part back to a root, so that only what leads to it is looked at.
  const ways = Object.keys(importers)
    .filter((module) => partOf(module) === part)
    .map((module) => [module])
  const seen = new Set(ways.flat())
  for (const way of ways) {
    const [first = ''] = way
    if (roots.includes(first)) return way
    for (const importer of importers[first] ?? []) {
      if (seen.has(importer)) continue
      seen.add(importer)
      ways.push([importer, ...way])
    }
  }
  return []
}
