import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the built app whose files have their content's hash in the name. */
export const assets = 'assets'

/** The folder that should hold the built app does not. */
export class SiteNotBuiltError extends Error {
  override readonly name = 'SiteNotBuiltError'
}

/** @throws {SiteNotBuiltError} if there is no built app in the folder. */
export function assertBuilt(folder: string): void {
  if (!['index.html', assets].every((part) => existsSync(join(folder, part)))) {
    throw new SiteNotBuiltError(
      `Expected the built app, with index.html and assets, in ${folder}: run npm run build first`,
    )
  }
}
