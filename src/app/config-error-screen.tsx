import type { ConfigError } from './config.ts'
import { Button } from '#ui/button.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'

/** For a deployment whose settings are missing or wrong: each field, what was found, what is expected. */
export function ConfigErrorScreen({ error }: { readonly error: ConfigError }) {
  return (
    <main className="message-screen" role="alert">
      <DocumentTitle>Settings are wrong</DocumentTitle>
      <h1>Fleet Console can’t start: its settings are wrong</h1>
      <p>{error.message}</p>
      {error.problems.length > 0 && (
        <ul className="config-problems">
          {error.problems.map(({ field, found, expected }) => (
            <li key={field}>
              <code>{field}</code>
              <div>found: {found}</div>
              <div>expected: {expected}</div>
            </li>
          ))}
        </ul>
      )}
      <p>Whoever runs this site can mend it: the README tells what belongs into that file.</p>
      <Button primary onClick={() => location.reload()}>
        Load again
      </Button>
    </main>
  )
}
