import { readFileSync, writeFileSync } from 'node:fs'
import { accessTable, accessTablePlace } from './access-table.ts'

writeFileSync(
  'README.md',
  readFileSync('README.md', 'utf8').replace(accessTablePlace, `\n${accessTable()}\n\n`),
)
