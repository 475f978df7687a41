import { mayCall } from '#contract/access.ts'
import { freshSeconds, routeNames, routeOf } from '#contract/routes.ts'
import { timeWords } from '#fleet/words.ts'
import { useSession } from '../session-context.tsx'
import { clockWords } from './clock-words.ts'
import { durationWords } from './duration-words.ts'
import { Fact } from './fact.tsx'
import { RenewNow } from './renew-now.tsx'
import { signInAge, tokenEndsIn } from './session-times.ts'
import { useTime } from './use-time.ts'

/** How old the sign-in is, how long its token lasts, and whether the clocks agree. */
export function SignIn() {
  const { caller, token } = useSession()
  const { difference, advice } = clockWords(token.clockDriftMs)
  return (
    <section aria-labelledby="sign-in-title" className="access-card">
      <h2 id="sign-in-title">Your sign-in</h2>
      <dl className="access-facts">
        <Fact name="You signed in" note={caller.authTime > 0 && timeAt(caller.authTime * 1000)}>
          <Age />
        </Fact>
        <Fact
          name="Sensitive calls"
          note={`Those are to ${sensitive.map((route) => routeOf(route).does).join(', ')}.`}
        >
          {sensitive.some((route) => mayCall(caller, route)) ? <Freshness /> : 'You may make none'}
        </Fact>
        <Fact
          name="Access token"
          note="It renews by itself when the app next needs one. How long that goes on is for the user pool to say; this app is not told."
        >
          <TokenEnd />
        </Fact>
        <Fact name="This computer’s clock" note={advice ?? 'As measured when the token came.'}>
          {difference}
        </Fact>
      </dl>
      <RenewNow />
    </section>
  )
}

const sensitive = routeNames.filter((route) => routeOf(route).fresh)

function Age() {
  const session = useSession()
  return useTime((now) => {
    const age = signInAge(session, now)
    return age === null ? 'The token does not say when' : `${durationWords(age, 'minute')} ago`
  })
}

/** Whether a call that needs a recent sign-in would ask for another one. */
function Freshness() {
  const session = useSession()
  return useTime((now) => {
    const age = signInAge(session, now)
    const limit = durationWords(freshSeconds)
    return age !== null && age <= freshSeconds
      ? `Taken as they are, until your sign-in is ${limit} old`
      : `Would ask you to sign in again: they take a sign-in at most ${limit} old`
  })
}

/** Counts down. A timer is read where a person goes, and not announced at every second (WAI-ARIA 1.2, timer). */
function TokenEnd() {
  const session = useSession()
  const left = useTime((now) => {
    const seconds = tokenEndsIn(session, now)
    return seconds > 0 ? `Ends in ${durationWords(seconds)}` : 'Has ended'
  })
  return <span role="timer">{left}</span>
}

function timeAt(milliseconds: number): string {
  return timeWords(new Date(milliseconds).toISOString())
}
