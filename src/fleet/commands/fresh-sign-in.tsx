import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { dropIntent, type Intent, keepIntent } from '#auth/intent.ts'
import { signInFresh } from '#auth/sign-in.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export interface FreshSignInProps {
  readonly error: Error
  /** What it is for. */
  readonly intent: Intent
}

/** Offers to sign in again, for a call that needs a recent sign-in (the idea of RFC 9470), and comes back to this page. */
export function FreshSignIn({ error, intent }: FreshSignInProps) {
  const caller = useCaller()
  const { pathname, search } = useLocation()
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    // Back from the sign-in page, by the browser's button.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      dropIntent()
      setLeaving(false)
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [])

  const leave = async () => {
    setLeaving(true)
    setFailed(false)
    try {
      await keepIntent(caller, intent)
      await signInFresh(pathname + search, caller.username)
    } catch {
      dropIntent()
      setLeaving(false)
      setFailed(true)
    }
  }

  return (
    <Notice tone="warn">
      <p>{error.message}</p>
      <p>After signing in you are back here, and asked once whether you still want it.</p>
      <Button small busy={leaving} onClick={() => void leave()}>
        Sign in again
      </Button>
      {failed && <p>The sign-in page could not be opened. Check the connection, then try again.</p>}
    </Notice>
  )
}
