import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The file in the project's root that points the app at a real user pool. */
export const deployedConfigName = 'amplify-config.json'

/** `amplify-config.json` is there but can't be used; the message is for whoever wrote it. */
export class DeployedConfigError extends Error {
  override readonly name = 'DeployedConfigError'
}

export interface DeployedConfig {
  /** As it stands in the file. */
  readonly text: string
  readonly value: object
}

/**
 * Reads `amplify-config.json` in the project's root; undefined if there is none.
 * @throws {DeployedConfigError} if it is not a JSON object. Its fields are checked by the app, which names them.
 */
export async function readDeployedConfig(root: string): Promise<DeployedConfig | undefined> {
  const path = join(root, deployedConfigName)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new DeployedConfigError(`${path} can't be read: ${String(error)}`)
  })
  return text === undefined ? undefined : { text, value: parse(path, text) }
}

/** Vite plugin: puts `amplify-config.json`, where there is one, beside the built app. */
export function deployedConfig(): Plugin {
  let root = process.cwd()
  return {
    name: 'fleet:deployed-config',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    async generateBundle() {
      const config = await readDeployedConfig(root)
      if (config) this.emitFile({ type: 'asset', fileName: deployedConfigName, source: config.text })
    },
  }
}

function parse(path: string, text: string): object {
  const expected = 'Expected a JSON object as in amplify-config.example.json. Correct it, or remove the file'
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    throw new DeployedConfigError(
      `${path} is not JSON: ${reasonOf(error)}. ${expected} to use the local cloud.`,
    )
  }
  throw new DeployedConfigError(`${path} holds no object. ${expected} to use the local cloud.`)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
