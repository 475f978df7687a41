import { useAccess } from '#auth/can.tsx'
import { freshnessDenial } from '#contract/access.ts'
import { refusalText } from '#contract/refusal.ts'
import { freshSeconds, type RouteName, routeOf } from '#contract/routes.ts'
import { Badge } from '#ui/badge.tsx'
import { useSession } from '../session-context.tsx'
import { durationWords } from './duration-words.ts'
import { poolSeconds } from './session-times.ts'
import { useTime } from './use-time.ts'

/** Whether this person may make a call; if not, the same words as wherever it is refused. */
export function CallAccess({ route }: { readonly route: RouteName }) {
  const { allowed, reason } = useAccess(route)
  const { does, fresh } = routeOf(route)
  if (allowed && fresh) return <FreshCallAccess route={route} />
  return (
    <>
      <Badge tone={allowed ? 'good' : 'plain'}>{allowed ? 'Allowed' : 'Refused'}</Badge>
      <p>{reason ?? `You may ${does}.`}</p>
    </>
  )
}

/** A call that also needs a recent sign-in, which this one will not stay. */
function FreshCallAccess({ route }: { readonly route: RouteName }) {
  const session = useSession()
  const stale = useTime((now) => freshnessDenial(session.caller, route, poolSeconds(session, now)) !== null)
  if (!stale) {
    return (
      <>
        <Badge tone="good">Allowed</Badge>
        <p>
          You may {routeOf(route).does}, since you signed in within the last {durationWords(freshSeconds)}.
        </p>
      </>
    )
  }
  const denial = { code: 'fresh_sign_in_required', route, maxAgeSeconds: freshSeconds } as const
  return (
    <>
      <Badge tone="warn">Asks again</Badge>
      <p>{refusalText(denial, session.caller)}</p>
    </>
  )
}
