import { access, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { StartupError } from './startup-error.ts'

/** Marks a folder as the local cloud's own, so that nothing else is ever written to or emptied. */
export const stateMarker = 'local-cloud.txt'
const markerText =
  'The local cloud of Fleet Console keeps its data here. npm run reset empties this folder.\n'

/**
 * Makes the local cloud's folder where it is missing, and gives its full path.
 * @throws {StartupError} if it can't be written to, or holds something else.
 */
export async function openStateDirectory(directory: string): Promise<string> {
  const path = resolve(directory)
  try {
    await makeFolder(path)
    if ((await contentOf(path)) === 'other') throw notOurs(path)
    await writeFile(join(path, stateMarker), markerText)
    return path
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(
      `The local cloud needs a folder that it can write to, but ${path} is not one (${codeOf(error)}). ` +
        'Give yourself the right to write there, or set LOCAL_CLOUD_DIR to another folder.',
      { cause: error },
    )
  }
}

/**
 * The full path of the local cloud's folder, or undefined if there is none yet.
 * @throws {StartupError} if it holds something else.
 */
export async function findStateDirectory(directory: string): Promise<string | undefined> {
  const path = resolve(directory)
  const content = await contentOf(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return 'none' as const
    throw new StartupError(`${path} can't be read as a folder (${codeOf(error)}). Check LOCAL_CLOUD_DIR.`, {
      cause: error,
    })
  })
  if (content === 'other') throw notOurs(path)
  return content === 'ours' ? path : undefined
}

/** Not `recursive`: that never ends where a file system answers ENOENT below a folder that exists, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || (await isThere(dirname(path)))) throw error
    await makeFolder(dirname(path))
    await mkdir(path, { mode: 0o700 })
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function contentOf(path: string): Promise<'ours' | 'other' | 'none'> {
  const names = await readdir(path)
  if (names.length === 0) return 'none'
  return names.includes(stateMarker) ? 'ours' : 'other'
}

function notOurs(path: string): StartupError {
  return new StartupError(
    `${path} holds files that are not the local cloud's (there is no ${stateMarker} in it), so it is left alone. ` +
      'Set LOCAL_CLOUD_DIR to an empty folder or one that does not exist yet.',
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
