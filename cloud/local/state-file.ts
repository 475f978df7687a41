import { readFile, rename, writeFile } from 'node:fs/promises'

/** The text of a file, or undefined if there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Replaces a file in one step, readable by its owner only: a crash leaves the old one or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, path)
}

/**
 * A `save` that runs one `write` at a time. It resolves after a write that began later than the call, so the
 * caller's change is in it; calls that come during a write share the next one.
 */
export function createSaver(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let following: Promise<void> | undefined
  const start = () => {
    following = undefined
    running = write().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return start()
    following ??= running.then(start, start)
    return following
  }
}
