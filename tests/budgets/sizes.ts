import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The size of a file of the build after gzip -9, in bytes. */
export function compressedSize(file: string): number {
  return gzipSync(readFileSync(join('dist', file)), { level: 9 }).length
}

/** What files of the build have together, each compressed by itself, in bytes. */
export function sizesOf(files: Iterable<string>): { readonly js: number; readonly css: number } {
  const all = [...files]
  const sum = (ending: string) =>
    all.filter((file) => file.endsWith(ending)).reduce((total, file) => total + compressedSize(file), 0)
  return { js: sum('.js'), css: sum('.css') }
}
