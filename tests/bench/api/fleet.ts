import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from '#cloud/api/fleet-table.ts'
import { vehiclesOf } from '#cloud/api/keys.ts'
import { vehicleItem, vehicleOf } from '#cloud/api/vehicle-item.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { openApi } from '../../support/api.ts'
import { callsOfTheDay } from './day.ts'

const size = 10_000
const minute = 60_000

/** The local database with 10,000 vehicles, of which one in a hundred changed ten minutes ago; and a day's calls. */
export async function openDay() {
  const api = await openApi({ size })
  const { clock, table } = api
  const ago = (minutes: number) => new Date(clock.now() - minutes * minute).toISOString()
  const query = new QueryCommand({
    TableName: table.name,
    Limit: size / 100,
    KeyConditionExpression: 'pk = :all',
    ExpressionAttributeValues: { ':all': vehiclesOf('north') },
  })
  const { Items = [] } = await table.document.send(query)
  const changed = Items.map((item) => vehicleItem({ ...vehicleOf(item), updatedAt: ago(10) }))
  await batchPut(table, changed)
  const [original] = changed
  if (!original) throw new Error('Expected vehicles')
  const vehicleId = String(original['vehicleId'])
  return {
    ...api,
    calls: callsOfTheDay({ vehicleId, changedSince: ago(11), unchangedSince: ago(1) }),
    /** The vehicle that calls change, as it is stored. */
    original,
    itemCount: () => itemCount(table),
  }
}

export type Day = Awaited<ReturnType<typeof openDay>>

async function itemCount({ document, name }: FleetTable): Promise<number> {
  let count = 0
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const scan = new ScanCommand({ TableName: name, Select: 'COUNT', ExclusiveStartKey })
    const answer = await document.send(scan)
    count += answer.Count ?? 0
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return count
}
