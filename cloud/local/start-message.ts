import { certificateFile } from './certificate.ts'
import { passwordOf, people } from './people.ts'

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
    `Certificate    self-signed: the browser warns once. To trust it: ${certificateFile(directory)}`,
    ...notices.map((notice) => `Note           ${notice}`),
    'Stop           Ctrl+C',
  ]
  return `\n${lines.join('\n')}\n\n`
}

function localLines(directory: string): readonly string[] {
  const widest = Math.max(...people.map(({ username }) => username.length))
  const rows = people.map((person) => {
    const place = person.role ? `${person.role} in ${person.tenant}` : 'in no group'
    return `  ${person.username.padEnd(widest)}  ${passwordOf(person).padEnd(widest + 8)}  ${place}`
  })
  return [`Data           ${directory} (npm run reset empties it)`, 'Sign in as', ...rows]
}
