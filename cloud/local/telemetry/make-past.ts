import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { pastDays, type Sample } from '#contract/telemetry.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import type { ItemKey } from '../../api/keys.ts'
import { dayOf, pastItem, sampleOf, samplesIn } from '../../api/past-item.ts'
import { pastItemsSince } from '../../api/past-store.ts'
import type { StoredItem } from '../../api/query-items.ts'
import { findReading } from '../../api/reading-store.ts'
import { transact } from '../../api/transact.ts'
import { findVehicle } from '../../api/vehicle-store.ts'
import { pastSamples } from './past-samples.ts'

const day = 86_400_000

export interface MakePastOptions {
  readonly tenant: string
  readonly vehicleId: string
  /** In milliseconds since 1970. */
  readonly now: number
}

/**
 * Makes up the past of a vehicle, once: it leads to the first thing that it was heard to say, and is written in one transaction, with a
 * mark that it is there. Answers whether it is there now: not where the vehicle has not said anything yet.
 */
export async function makePast(table: FleetTable, options: MakePastOptions): Promise<boolean> {
  const { tenant, vehicleId, now } = options
  const mark = markOf(options)
  const from = now - pastDays * day
  for (;;) {
    if (await isThere(table, mark)) return true
    const [vehicle, reading, [first]] = await Promise.all([
      findVehicle(table, tenant, vehicleId),
      findReading(table, tenant, vehicleId),
      pastItemsSince(table, tenant, vehicleId, new Date(from).toISOString()),
    ])
    if (!vehicle || !reading) return false
    const heard = first ? samplesIn(first) : []
    const until = heard[0] ?? sampleOf(reading)
    const made = pastSamples({ vehicle, from, until, lon: reading.location?.lon })
    const isRecent = heard.length === 0 && Date.parse(until.at) >= from
    const samples = [...made, ...(isRecent ? [until] : heard)]
    const days = [...Map.groupBy(samples, ({ at }) => dayOf(at)).values()]
    const failed = await transact(table, [
      putNew(table, mark),
      ...days.flatMap((ofDay) => putDay(table, options, ofDay, first)),
    ])
    // Another one has made it, or the vehicle has said something meanwhile: looked at again.
    if (failed === null) return true
  }
}

/** Outside every tenant's partitions. */
function markOf({ tenant, vehicleId }: MakePastOptions): ItemKey {
  return { pk: 'SEED', sk: `PAST#${tenant}#${vehicleId}` }
}

async function isThere({ document, name }: FleetTable, Key: ItemKey): Promise<boolean> {
  const { Item } = await document.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  return Item !== undefined
}

/** What was heard on the day before it is written, if anything, is in `samples` too. */
function putDay(
  table: FleetTable,
  { tenant, vehicleId }: MakePastOptions,
  samples: readonly Sample[],
  first: StoredItem | undefined,
) {
  const [one, ...others] = samples
  if (!one) return []
  const item = pastItem(tenant, vehicleId, [one, ...others])
  if (item['sk'] !== first?.['sk']) return [putNew(table, item)]
  const Put = {
    TableName: table.name,
    Item: item,
    ConditionExpression: 'lastHour = :lastHour',
    ExpressionAttributeValues: { ':lastHour': first?.['lastHour'] },
  }
  return [{ Put }]
}

function putNew({ name }: FleetTable, item: object) {
  return {
    Put: { TableName: name, Item: { ...item }, ConditionExpression: 'attribute_not_exists(pk)' },
  }
}
