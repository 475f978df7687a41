import { html } from 'hono/html'
import { isRoleGroup, tenantOf } from '#contract/groups.ts'
import { passwordOf, type Person } from '../people.ts'
import { page } from './page.ts'

export interface LoginPageContent {
  /** The query of the request, which every form keeps. */
  readonly search: string
  readonly csrf: string
  /** What was typed, or hinted at. */
  readonly username: string
  readonly error?: string
  /** Who may be chosen. */
  readonly people: readonly Person[]
  readonly groupsOf: (person: Person) => readonly string[]
}

/** The sign-in page. Works without scripts: everything on it is a form. */
export function loginPage({ search, csrf, username, error, people, groupsOf }: LoginPageContent) {
  const action = `/login${search}`
  const token = html`<input type="hidden" name="_csrf" value="${csrf}" />`
  const invalid = error ? html`aria-invalid="true" aria-describedby="error"` : ''
  const [focusUsername, focusPassword] = username ? ['', html`autofocus`] : [html`autofocus`, '']
  return page(
    error ? 'Sign-in failed' : 'Sign in',
    html`<div class="columns">
      <main class="card">
        <p class="brand">Fleet Console</p>
        <h1>Sign in</h1>
        ${error ? html`<p class="error" id="error" role="alert">${error}</p>` : ''}
        <form method="post" action="${action}">
          ${token}
          <label for="username">Username</label>
          <input
            id="username"
            name="username"
            value="${username}"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="128"
            required
            ${focusUsername}
            ${invalid}
          />
          <label for="password">Password</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            maxlength="256"
            required
            ${focusPassword}
            ${invalid}
          />
          <div class="actions">
            <button class="primary" type="submit">Sign in</button>
            <button type="submit" name="action" value="cancel" formnovalidate>Cancel</button>
          </div>
        </form>
      </main>
      <aside class="card people" aria-labelledby="people">
        <h2 id="people">Local cloud</h2>
        <p>
          These people exist on this laptop only. Choose one to continue as them, or type their name and
          password.
        </p>
        <form method="post" action="${action}">
          ${token}
          <ul>
            ${people.map((person) => personRow(person, placeOf(groupsOf(person))))}
          </ul>
        </form>
      </aside>
    </div>`,
  )
}

/** What the groups make of someone. */
function placeOf(groups: readonly string[]): string {
  if (groups.length === 0) return 'in no group yet'
  const roles = groups.filter(isRoleGroup)
  const tenant = tenantOf(groups)
  if (roles.length === 0 || tenant === null) return `only in ${groups.join(' and ')}`
  return `${roles.join(' and ')} in ${tenant}`
}

function personRow(person: Person, place: string) {
  return html`<li>
    <div>
      <strong>${person.name || person.email}</strong> <span class="role">${place}</span>
      <div class="credentials"><code>${person.username}</code> <code>${passwordOf(person)}</code></div>
    </div>
    <button type="submit" name="as" value="${person.username}">
      Continue<span class="hidden"> as ${person.username}</span>
    </button>
  </li>`
}
