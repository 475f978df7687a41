import { readFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { resolve } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DeployError } from '../deploy/deploy-error.ts'
import { failureText } from '../deploy/failure.ts'
import { invitationIn, invitationOptions } from '../deploy/invitation-options.ts'
import { invitePerson } from '../deploy/invite-person.ts'
import { readOptions } from '../deploy/options.ts'
import { certificateFile } from './certificate.ts'
import { administrator } from './cognito/administrator.ts'
import { identityProviderPath } from './cognito/paths.ts'
import { region, userPoolId } from './cognito/user-pool-id.ts'
import { readEnvironment } from './environment.ts'
import { failureMessage } from './failure-message.ts'
import { passwordOf } from './people.ts'
import { StartupError } from './startup-error.ts'

const help = `npm run invite:local -- <e-mail address> --tenant <id> --group <role> [--username <name>]

Makes another person in the user pool of the local cloud that npm start or npm run preview runs, as npm run invite does it on
AWS. They are on its sign-in page from then on, until npm run reset. Takes PORT and LOCAL_CLOUD_DIR as npm start does.`

/** Where the local cloud runs, and AWS's client for its user pool. */
async function runningPool() {
  const { port, directory } = readEnvironment(process.env)
  const origin = `https://localhost:${port}`
  const folder = resolve(import.meta.dirname, '../..', directory)
  const ca = await readFile(certificateFile(folder)).catch((cause: unknown) => {
    throw notRunning(origin, cause)
  })
  const client = new CognitoIdentityProviderClient({
    endpoint: `${origin}${identityProviderPath}`,
    region,
    credentials: administrator,
    requestHandler: { httpsAgent: new Agent({ ca }) },
    maxAttempts: 1,
  })
  return { client, userPoolId, origin }
}

function notRunning(origin: string, cause: unknown): StartupError {
  return new StartupError(`No local cloud answers at ${origin}: run npm start, then this again.`, { cause })
}

async function inviteLocally(args: readonly string[]): Promise<string> {
  if (args.includes('--help')) return help
  const call = invitationIn(readOptions(args, invitationOptions, { positionals: true }))
  const { origin, ...pool } = await runningPool()
  const { username, known, added } = await invitePerson(pool, call.invitation, call).catch(
    (error: unknown) => {
      const isAway = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
      throw isAway ? notRunning(origin, error) : error
    },
  )
  const groups = added.length > 0 ? `added to ${added.join(', ')}` : 'nothing was missing'
  return `${username} ${known ? 'was there already' : 'was made'}; ${groups}. Password: ${passwordOf({ username })}`
}

try {
  process.stdout.write(`${await inviteLocally(process.argv.slice(2))}\n`)
} catch (error) {
  process.stderr.write(error instanceof DeployError ? failureText(error) : failureMessage(error))
  process.exitCode = 1
}
