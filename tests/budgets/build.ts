import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from 'vite'

/** A module in a file of the build, and its length there: before it is minified, without what was left out. */
export type BuiltModule = readonly [module: string, bytes: number]

/** The modules that import a module statically, by module. */
export type Importers = Readonly<Record<string, readonly string[]>>

/** The production build in `dist`. */
export interface Build {
  /** The modules by the file that they are in. */
  readonly files: Readonly<Record<string, readonly BuiltModule[]>>
  readonly importers: Importers
  /** Everything that these modules import statically, with its styles. @throws if a root is gone */
  filesOf(roots: readonly string[]): ReadonlySet<string>
  /** Files that import each other, in the order in which they do: which of them runs first depends on the page's entry. */
  readonly cycles: readonly (readonly string[])[]
}

const folder = 'dist/.vite'
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))

export function readBuild(): Build {
  const manifest: Manifest = read('manifest.json')
  const filesOf = (roots: readonly string[]) => {
    const files = new Set<string>()
    const visit = (key: string) => {
      const chunk = manifest[key]
      if (!chunk) throw new Error(`The build has no ${key}: the budget names a module that is gone`)
      if (files.has(chunk.file)) return
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      for (const imported of chunk.imports ?? []) visit(imported)
    }
    for (const root of roots) visit(root)
    return files
  }
  return { ...read('modules.json'), filesOf, cycles: cyclesIn(manifest) }
}

function cyclesIn(manifest: Manifest): readonly (readonly string[])[] {
  const cycles: string[][] = []
  const seen = new Set<string>()
  const visit = (key: string, way: readonly string[]) => {
    if (way.includes(key)) return cycles.push([...way.slice(way.indexOf(key)), key])
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of manifest[key]?.imports ?? []) visit(imported, [...way, key])
  }
  for (const key of Object.keys(manifest)) visit(key, [])
  return cycles
}
