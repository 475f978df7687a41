import { certificateFile } from './certificate.ts'
import { passwordOf, people } from './people.ts'
import { trustCommand } from './trust-command.ts'

export interface StartMessage {
  readonly origin: string
  readonly directory: string
  readonly kind: 'local' | 'deployed'
  readonly notices: readonly string[]
}

/** What is printed when everything is up: where to go, as whom, and what the browser will say. */
export function startMessage({ origin, directory, kind, notices }: StartMessage): string {
  const lines = [
    `Fleet Console  ${origin}`,
    ...(kind === 'local' ? localLines(directory) : ['Cloud          the one in amplify-config.json']),
    ...certificateLines(certificateFile(directory)),
    ...notices.map((notice) => `Note           ${notice}`),
    'Stop           Ctrl+C',
  ]
  return `\n${lines.join('\n')}\n\n`
}

function certificateLines(file: string): readonly string[] {
  const command = trustCommand(file)
  return [
    'Certificate    self-signed: the browser warns once, unless you have it trusted (README.md):',
    `               ${command ?? file}`,
  ]
}

function localLines(directory: string): readonly string[] {
  const widest = Math.max(...people.map(({ username }) => username.length))
  const rows = people.map((person) => {
    const place = person.role ? `${person.role} in ${person.tenant}` : 'in no group'
    return `  ${person.username.padEnd(widest)}  ${passwordOf(person).padEnd(widest + 8)}  ${place}`
  })
  return [`Data           ${directory} (npm run reset empties it)`, 'Sign in as', ...rows]
}
