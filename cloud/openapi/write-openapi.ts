import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stderr, stdout } from 'node:process'
import { openApiText, projectRoot } from './openapi-text.ts'

/*
 * `npm run openapi`: writes the OpenAPI document of the fleet API to openapi.json in the project's folder; with
 * `--stdout` it is printed instead.
 */
const file = join(projectRoot, 'openapi.json')
const unknown = argv.slice(2).filter((argument) => argument !== '--stdout')

if (unknown.length > 0) {
  stderr.write(`Expected nothing or --stdout, found ${unknown.join(' ')}: run npm run openapi\n`)
  process.exitCode = 1
} else if (argv.includes('--stdout')) {
  stdout.write(openApiText())
} else {
  writeOrSayWhy()
}

function writeOrSayWhy(): void {
  try {
    writeFileSync(file, openApiText())
    stdout.write(`The OpenAPI document is in ${file}\n`)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    stderr.write(`${file} can't be written: ${error.message}\n`)
    process.exitCode = 1
  }
}
