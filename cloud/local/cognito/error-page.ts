import { html } from 'hono/html'
import type { HostedPageRefusal, HostedProblem } from './hosted-refusal.ts'
import { page } from './page.ts'

interface Words {
  readonly title: string
  readonly what: string
  readonly remedy: string
}

const words: Record<HostedProblem, Words> = {
  invalid_request: {
    title: 'This sign-in request is not valid',
    what: 'A parameter of the address is wrong.',
    remedy: 'Go back to the app and start signing in again.',
  },
  invalid_client: {
    title: 'This app is not known here',
    what: 'The address names an app client that this user pool does not have.',
    remedy: 'Check userPoolClientId in amplify-config.json, then start signing in again from the app.',
  },
  redirect_mismatch: {
    title: 'The app may not be reached at this address',
    what: 'The return address is not one that is registered for the app; it must match to the letter.',
    remedy: 'Open the app at its registered address, or check redirectSignIn in amplify-config.json.',
  },
  logout_mismatch: {
    title: 'The app may not be reached at this address',
    what: 'You are signed out here, but the address to go to is not one that is registered for the app.',
    remedy: 'Open the app at its registered address, or check redirectSignOut in amplify-config.json.',
  },
  form_expired: {
    title: 'This sign-in form is out of date',
    what: 'It was opened too long ago, in another browser, or cookies are switched off.',
    remedy: 'Go back to the app and start signing in again. Allow cookies for this address.',
  },
  not_found: {
    title: 'There is no such page',
    what: 'The local sign-in service has nothing at this address.',
    remedy: 'Open the app and sign in from there.',
  },
  server_error: {
    title: 'Sign-in failed on our side',
    what: 'The local sign-in service met an error that it did not expect.',
    remedy: 'Try again; what happened is printed where the local cloud runs.',
  },
}

/** The page of a refusal that can't be sent back to the app: what is wrong, what was expected, what to do. */
export function errorPage({
  problem,
  found,
  expected,
}: Pick<HostedPageRefusal, 'problem' | 'found' | 'expected'>) {
  const { title, what, remedy } = words[problem]
  return page(
    title,
    html`<main class="card">
      <p class="brand">Fleet Console</p>
      <h1>${title}</h1>
      <p>${what}</p>
      <dl>
        ${fact('Found', found === undefined ? [] : [found.slice(0, 200)])}${fact('Expected', expected)}
        ${fact('Code', [problem])}
      </dl>
      <p>${remedy}</p>
      <p><a href="/">Open Fleet Console</a></p>
    </main>`,
  )
}

function fact(name: string, values: readonly string[]) {
  if (values.length === 0) return ''
  return html`<dt>${name}</dt>
    ${values.map((value) => html`<dd><code>${value}</code></dd>`)}`
}
