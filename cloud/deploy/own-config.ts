import { readFile, writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import { DeployError } from './deploy-error.ts'
import type { WrittenBy } from './laptop-config.ts'

/** What the file of an earlier run holds. People may have added settings of their own to `custom`. */
const ownFile = v.object({
  custom: v.looseObject({ writtenBy: v.pipe(v.string(), v.startsWith('npm run config')) }),
})

/**
 * Writes the configuration. One that this command wrote before is replaced, except for what was added to its `custom`.
 * @throws {DeployError} if there is a file that it has not written, unless `force`
 */
export async function writeOwnConfig(
  path: string,
  config: { readonly custom: WrittenBy },
  { force }: { readonly force: boolean },
): Promise<void> {
  const found = await readIfThere(path)
  const own = found === undefined ? undefined : ownIn(found)
  if (found !== undefined && own === undefined && !force) {
    throw new DeployError(
      `${path} was not written by this command, and would be lost: move it away, or add --force to overwrite it.`,
    )
  }
  const custom = { ...own?.custom, ...config.custom }
  await writeFile(path, `${JSON.stringify({ ...config, custom }, null, 2)}\n`)
}

function ownIn(text: string): v.InferOutput<typeof ownFile> | undefined {
  try {
    const parsed = v.safeParse(ownFile, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
