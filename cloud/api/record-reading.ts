import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Reading, Sample } from '#contract/telemetry.ts'
import type { FleetTable } from './fleet-table.ts'
import { pastKey } from './keys.ts'
import { dayOf, hourOf, pastEnds, sampleOf, storedSample } from './past-item.ts'
import { readingItem } from './reading-item.ts'
import { timeToLiveAttribute } from './table-definition.ts'

/**
 * Takes what a vehicle says of itself: it becomes the vehicle's reading, unless that is newer, and where the hour has turned since
 * the reading before, a sample of the vehicle's past. Whatever hears the vehicles of a tenant calls this (on AWS it is not part of this
 * project; no route of the API does), as often as it likes: no hour is there twice.
 */
export async function recordReading(table: FleetTable, tenant: string, reading: Reading): Promise<void> {
  const before = await replaceReading(table, tenant, reading)
  if (before === 'newer') return
  if (before === undefined || hasHourTurned(before, reading)) {
    await appendSample(table, tenant, reading.vehicleId, sampleOf(reading))
  }
}

/** Whether a later reading is of a later hour, and so gives a sample. */
export function hasHourTurned(
  before: Pick<Reading, 'lastSeenAt'>,
  { lastSeenAt }: Pick<Reading, 'lastSeenAt'>,
): boolean {
  return hourOf(lastSeenAt) > hourOf(before.lastSeenAt)
}

/** The reading that there was before, or that there is a newer one, which stays. */
async function replaceReading(
  { document, name }: FleetTable,
  tenant: string,
  reading: Reading,
): Promise<Pick<Reading, 'lastSeenAt'> | undefined | 'newer'> {
  const put = new PutCommand({
    TableName: name,
    Item: readingItem(tenant, reading),
    ConditionExpression: 'attribute_not_exists(pk) OR updatedAt <= :updatedAt',
    ExpressionAttributeValues: { ':updatedAt': reading.updatedAt },
    ReturnValues: 'ALL_OLD',
  })
  const answer = await unlessRefused(document.send(put))
  if (!answer) return 'newer'
  return answer.Attributes && { lastSeenAt: String(answer.Attributes['lastSeenAt']) }
}

/** Appends to the day's samples, unless the hour, or a later one, is there. */
async function appendSample(
  { document, name }: FleetTable,
  tenant: string,
  vehicleId: string,
  sample: Sample,
): Promise<void> {
  const day = dayOf(sample.at)
  const update = new UpdateCommand({
    TableName: name,
    Key: pastKey(tenant, vehicleId, day),
    UpdateExpression:
      'SET samples = list_append(if_not_exists(samples, :none), :samples), lastHour = :hour, #expiry = :end',
    ConditionExpression: 'attribute_not_exists(lastHour) OR lastHour < :hour',
    ExpressionAttributeNames: { '#expiry': timeToLiveAttribute },
    ExpressionAttributeValues: {
      ':none': [],
      ':samples': [storedSample(sample)],
      ':hour': hourOf(sample.at),
      ':end': pastEnds(day),
    },
  })
  await unlessRefused(document.send(update))
}

/** What is written, or undefined where its condition does not hold. */
async function unlessRefused<Answer>(written: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await written
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}
