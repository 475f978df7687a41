import { scopesGrantedTo } from '#contract/grants.ts'
import { probe, type Probe } from '../row.ts'
import { groupsOfTester, type TesterName, testerNames } from '../tester.ts'
import { claimsIn } from '../token-claims.ts'

/** What the user pool and its trigger put into tokens. */
export const claimProbes: readonly Probe[] = [
  probe(
    {
      'claims access': { about: 'the names of the claims of an access token' },
      'claims access-lifetime': { about: 'how long an access token lasts, in seconds' },
      'claims id-lifetime': { about: 'how long an ID token lasts, in seconds' },
      'claims own-account': {
        about: 'whether an access token may change its owner’s account',
        expected: 'no',
      },
    },
    async ({ tokens }) => {
      const access = claimsIn(tokens.admin.accessToken)
      const isSelfService = scopesIn(tokens.admin.accessToken).includes('aws.cognito.signin.user.admin')
      return {
        'claims access': Object.keys(access).toSorted().join(' '),
        'claims access-lifetime': lifetimeOf(access),
        'claims id-lifetime': lifetimeOf(claimsIn(tokens.admin.idToken)),
        'claims own-account': isSelfService ? 'yes' : 'no',
      }
    },
  ),
  ...testerNames.map(scopesProbe),
]

/** The scopes of the fleet's that somebody was given: those of their groups, as the contract says. */
function scopesProbe(name: TesterName): Probe {
  const id = `claims scopes ${name}`
  const granted = scopesGrantedTo(groupsOfTester(name, 'a', 'b'))
  const row = { about: `the scopes that the ${name} was given`, expected: inOrder(granted) }
  return probe({ [id]: row }, async ({ tokens }) => ({
    [id]: inOrder(scopesIn(tokens[name].accessToken).filter((scope) => scope.includes('/'))),
  }))
}

function inOrder(scopes: readonly string[]): string {
  return scopes.toSorted().join(' ') || 'none'
}

function scopesIn(accessToken: string): readonly string[] {
  return String(claimsIn(accessToken)['scope'] ?? '').split(' ')
}

function lifetimeOf({ iat, exp }: Readonly<Record<string, unknown>>): string {
  return String(Number(exp) - Number(iat))
}
