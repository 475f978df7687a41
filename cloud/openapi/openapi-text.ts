import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from './openapi-document.ts'

/** The project's folder. */
export const projectRoot = join(import.meta.dirname, '..', '..')

/** The document as it is written, in the version of package.json. */
export function openApiText(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  return `${JSON.stringify(openApiDocument(String(version)), null, 2)}\n`
}
