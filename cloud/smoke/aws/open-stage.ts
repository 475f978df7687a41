import { setTimeout as wait } from 'node:timers/promises'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { fleetTable } from '../../api/fleet-table.ts'
import { readStackOutputs } from '../../deploy/stack-outputs.ts'
import type { Stage } from '../../infra/stage-name.ts'
import { readAddresses } from '../addresses.ts'
import { failureText } from '../failure-text.ts'
import { createSend } from '../send.ts'
import type { Place } from '../side.ts'
import { bucketAddress } from './bucket-address.ts'
import { removeLeftovers } from './leftovers.ts'
import { makeTestPeople } from './test-people.ts'
import { newTestRun } from './test-run.ts'

export interface StageContext {
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

/**
 * A deployed stage with people, and tenants, of its own, who are gone when it is closed; those that an earlier run has left are
 * removed first.
 * @throws {DeployError} if there is no such stage, or no credentials; {SmokeError} if its site doesn't answer.
 */
export async function openStage(stage: Stage, { signal, say }: StageContext): Promise<Place> {
  const outputs = await readStackOutputs(stage)
  const { region, userPoolId, siteUrl, apiUrl, tableName } = outputs
  const bucket = await bucketAddress(stage, region)
  await using opened = new AsyncDisposableStack()
  const userPool = opened.adopt(new CognitoIdentityProviderClient({ region }), (client) => client.destroy())
  const database = opened.adopt(new DynamoDBClient({ region }), (client) => client.destroy())
  const send = opened.adopt(createSend(), ({ close }) => close())
  const addresses = await readAddresses(send, siteUrl, apiUrl)
  const pool = { client: userPool, userPoolId, table: fleetTable(database, tableName) }
  const removed = await removeLeftovers(pool, Date.now())
  if (removed > 0) say(`Removed ${removed} people that an earlier run of the smoke test had left in ${stage}`)
  const run = newTestRun()
  say(`Making five people named ${run.name}-… in ${stage}; they are removed at the end`)
  const people = opened.use(await makeTestPeople(pool, run, signal))
  const all = opened.move()
  return {
    name: stage,
    isAws: true,
    addresses,
    bucket,
    tenant: run.tenant,
    testers: people.testers,
    send,
    userPool,
    pause: async (seconds) => {
      say(`Waiting ${seconds} s`)
      await wait(seconds * 1000, undefined, { signal })
    },
    // All that is in the tenants of this run goes with them.
    removeLater: () => {},
    [Symbol.asyncDispose]: async () => {
      say(`Removing what was made in ${stage}`)
      // What was found is worth more than an error here: a later run removes what is left.
      await all.disposeAsync().catch((error: unknown) => {
        say(
          `Not all that is named ${run.name} could be removed: a run in half an hour does it. ${failureText(error)}`,
        )
      })
    },
  }
}
