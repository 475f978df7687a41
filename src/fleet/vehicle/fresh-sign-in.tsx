import { useState } from 'react'
import { useLocation } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { signInFresh } from '#auth/sign-in.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

/** Offers to sign in again, for a call that needs a recent sign-in, and comes back to this page. */
export function FreshSignIn({ reason }: { readonly reason: string }) {
  const { username } = useCaller()
  const { pathname, search } = useLocation()
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    void signInFresh(pathname + search, username).catch(() => setLeaving(false))
  }
  return (
    <Notice tone="warn">
      <p>{reason}</p>
      <Button small busy={leaving} onClick={leave}>
        Sign in again
      </Button>
    </Notice>
  )
}
