import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { renewSession } from '#auth/session.ts'

type State = 'idle' | 'renewing' | 'renewed' | Error

/** Fetches new tokens, for someone who was just added to a group. */
export function RenewNow() {
  const [state, setState] = useState<State>('idle')
  const isRenewing = state === 'renewing'
  const renew = () => {
    if (isRenewing) return
    setState('renewing')
    renewSession().then(
      () => setState('renewed'),
      (error: Error) => setState(error),
    )
  }
  return (
    <div className="access-action">
      <Button busy={isRenewing} onClick={renew}>
        {isRenewing ? 'Renewing…' : 'Renew now'}
      </Button>
      <p className="access-note">For when your groups have just changed: the new ones show at once.</p>
      {state === 'renewed' && <Notice tone="good">Renewed. This page shows what holds now.</Notice>}
      {state instanceof Error && <Notice tone="bad">{state.message}</Notice>}
    </div>
  )
}
