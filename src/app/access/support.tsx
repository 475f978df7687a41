import { useState } from 'react'
import { useLocation } from 'react-router'
import { Button } from '#ui/button.tsx'
import { useSession } from '../session-context.tsx'
import { downloadText } from './download-text.ts'
import { supportBundle } from './support-bundle.ts'
import { supportFacts } from './support-facts.ts'

/** What helps whoever looks after the app, shown as it is before it is downloaded. */
export function Support() {
  const session = useSession()
  const { state: openedFrom } = useLocation()
  const make = () => JSON.stringify(supportBundle(supportFacts(session, openedFrom)), null, 2)
  const [text, setText] = useState(make)
  const [isOpen, setOpen] = useState(false)
  const download = () => {
    // What is on screen is what is downloaded; unseen, it may as well be newer.
    const latest = isOpen ? text : make()
    setText(latest)
    downloadText('fleet-console-support.json', 'application/json', latest)
  }
  return (
    <section aria-labelledby="support-title" className="access-card">
      <h2 id="support-title">Support bundle</h2>
      <p>
        A file for whoever helps you: versions, times, your groups and scopes, and your latest calls. There is
        no token in it, nobody’s name, no tenant and nothing of a vehicle.
      </p>
      <details
        className="access-bundle"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open && !isOpen) setText(make())
          setOpen(currentTarget.open)
        }}
      >
        <summary>See exactly what is in it</summary>
        <pre>{text}</pre>
      </details>
      <div className="access-action">
        <Button onClick={download}>Download support bundle</Button>
      </div>
    </section>
  )
}
