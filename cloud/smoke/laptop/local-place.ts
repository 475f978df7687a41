import { Agent } from 'node:https'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { administrator } from '../../local/cognito/administrator.ts'
import { passwordOf, people } from '../../local/people.ts'
import { readAddresses } from '../addresses.ts'
import { createSend } from '../send.ts'
import type { Place } from '../side.ts'
import { SmokeError } from '../smoke-error.ts'
import { forEachTester, type Tester, type TesterName } from '../tester.ts'

export interface LocalPlaceOptions {
  readonly name: string
  /** Where app and local cloud are served. */
  readonly site: string
  readonly pause: Place['pause']
  readonly removeLater: Place['removeLater']
  /** Runs after everything else. */
  readonly close: () => Promise<void>
}

const tenant = 'north'
const usernames: Readonly<Partial<Record<TesterName, string>>> = { stranger: 'admin-south' }

/** The local cloud at an address, with the people that it has. @throws {SmokeError} if it is none. */
export async function localPlace(options: LocalPlaceOptions): Promise<Place> {
  const { name, site, pause, removeLater, close } = options
  const send = createSend()
  const addresses = await readAddresses(send, site)
  if (addresses.hostedUi !== site) {
    throw new SmokeError(
      `The app at ${site} does not use the local cloud but ${addresses.hostedUi}: remove amplify-config.json, or give another address.`,
    )
  }
  const httpsAgent = new Agent({ rejectUnauthorized: false, keepAlive: true })
  const userPool = new CognitoIdentityProviderClient({
    endpoint: addresses.userPoolApi,
    region: addresses.userPoolId.split('_')[0] ?? '',
    credentials: administrator,
    requestHandler: { httpsAgent },
  })
  return {
    name,
    isAws: false,
    addresses,
    bucket: null,
    tenant,
    testers: forEachTester(localTester),
    send,
    userPool,
    pause,
    removeLater,
    [Symbol.asyncDispose]: async () => {
      userPool.destroy()
      httpsAgent.destroy()
      send.close()
      await close()
    },
  }
}

function localTester(name: TesterName): Tester {
  const username = usernames[name] ?? name
  const person = people.find((one) => one.username === username)
  if (!person) throw new Error(`There is no ${username} among the people of the local cloud`)
  return { name, username, password: passwordOf(person), groups: person.groups }
}
