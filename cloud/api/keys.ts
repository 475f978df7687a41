import { createHash } from 'node:crypto'

/** Over how many partitions each change feed of a tenant is spread, so that no single one takes every write. */
export const changeShards = 4

/** The keys of one item in the table. */
export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/*
 * Every partition key starts with the tenant, which comes from the caller and never from the request. Tenants hold no
 * `#` (src/contract/groups.ts) and vehicle ids none either, so no two keys can be mistaken for each other.
 */

/** The partition of a tenant's vehicles, in the order of their ids. */
export const vehiclesOf = (tenant: string) => `T#${tenant}#V`

/** A vehicle's record. */
export const vehicleKey = (tenant: string, vehicleId: string): ItemKey => ({
  pk: vehiclesOf(tenant),
  sk: vehicleId,
})

/** The partition of the readings of a tenant's vehicles, in the order of their ids. */
export const readingsOf = (tenant: string) => `T#${tenant}#T`

/** What a vehicle last said of itself. */
export const readingKey = (tenant: string, vehicleId: string): ItemKey => ({
  pk: readingsOf(tenant),
  sk: vehicleId,
})

/** What stands in a change feed for a record that was removed. */
export const tombstoneKey = (tenant: string, kind: string, vehicleId: string): ItemKey => ({
  pk: `T#${tenant}#R`,
  sk: `${kind}#${vehicleId}`,
})

/** The pointer from a VIN to its vehicle: there can be one only, which makes VINs unique in the tenant. */
export const vinKey = (tenant: string, vin: string): ItemKey => ({ pk: `T#${tenant}#S`, sk: `VIN#${vin}` })

/** The partition of what belongs to one vehicle: audit entries, commands and its past. */
export const recordsOf = (tenant: string, vehicleId: string) => `T#${tenant}#V#${vehicleId}`

/** The partition of the audit entries of a tenant that are about no vehicle. */
export const logOf = (tenant: string) => `T#${tenant}#L`

/** An audit entry, of a vehicle or of none; its id sorts by time. */
export const auditKey = (tenant: string, vehicleId: string | undefined, auditId: string): ItemKey => ({
  pk: vehicleId === undefined ? logOf(tenant) : recordsOf(tenant, vehicleId),
  sk: `A#${auditId}`,
})

/** The partition of a tenant's audit entries, in the audit index. */
export const auditOf = (tenant: string) => `T#${tenant}#A`

/** A command sent to a vehicle. */
export const commandKey = (tenant: string, vehicleId: string, commandId: string): ItemKey => ({
  pk: recordsOf(tenant, vehicleId),
  sk: `C#${commandId}`,
})

/** What a vehicle said on a day (yyyy-mm-dd, UTC). */
export const pastKey = (tenant: string, vehicleId: string, day: string): ItemKey => ({
  pk: recordsOf(tenant, vehicleId),
  sk: `P#${day}`,
})

/** The lease that whoever changes a tenant's members holds meanwhile. */
export const memberLeaseKey = (tenant: string): ItemKey => ({ pk: `T#${tenant}#M`, sk: 'LEASE' })

/** A person's idempotency key. */
export const idempotencyKey = (tenant: string, sub: string, key: string): ItemKey => ({
  pk: `T#${tenant}#I#${sub}`,
  sk: key,
})

/** One partition of the change feed of a tenant's vehicles, in the change index. */
export const changesOf = (tenant: string, shard: number) => `T#${tenant}#CH#${shard}`

/** One partition of the change feed of a tenant's readings, in the same index. */
export const readingChangesOf = (tenant: string, shard: number) => `T#${tenant}#TC#${shard}`

/** The partition of a change feed that a vehicle is in. */
export function shardOf(vehicleId: string): number {
  return createHash('sha1').update(vehicleId).digest().readUInt8(0) % changeShards
}

const vehicleIdPattern = /^[A-Za-z0-9_-]{1,64}$/

/** Whether a text can be a vehicle's id at all; it goes into keys, so nothing else gets there. */
export function isVehicleId(text: string): boolean {
  return vehicleIdPattern.test(text)
}
