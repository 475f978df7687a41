import { onTestFinished } from 'vitest'
import { cognitoDirectory } from '#cloud/api/cognito-directory.ts'
import { type FleetTable, fleetTable } from '#cloud/api/fleet-table.ts'
import { createLambda, type Lambda } from '#cloud/api/lambda.ts'
import { readingItem } from '#cloud/api/reading-item.ts'
import type { RequestLogEntry } from '#cloud/api/request-log.ts'
import type { Clock } from '#cloud/local/clock.ts'
import { directoryClient } from '#cloud/local/cognito/directory-client.ts'
import { GroupMemberships } from '#cloud/local/cognito/group-memberships.ts'
import { PoolPeople } from '#cloud/local/cognito/pool-people.ts'
import { userPoolId } from '#cloud/local/cognito/user-pool-id.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { createGateway } from '#cloud/local/gateway/gateway.ts'
import type { PublishedKeys } from '#cloud/local/gateway/local-jwks-cache.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { vehicleItems } from '#cloud/local/seed/vehicle-items.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { movableClock } from './clock.ts'
import { accessClaims, accessKey, clientId, issuer, type Person, signed } from './tokens.ts'

/** What a test sends beside method and path. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown
  /** Claims that the token has instead; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** An answer of the API. */
export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // The tests say what they expect of it.
  readonly body: Record<string, unknown> & { readonly error?: Record<string, unknown> }
}

export interface ApiOptions {
  /** Vehicles of tenant north. */
  readonly size?: number
  /** The keys that the gateway takes tokens of; `accessKey` alone without. */
  readonly jwks?: () => PublishedKeys
  /** Puts something around the function, as the local cloud does. */
  readonly around?: (lambda: Lambda, table: FleetTable, now: Clock) => Lambda
}

/** As `openApi`, closed after the test. */
export async function startApi(options: ApiOptions = {}) {
  const api = await openApi(options)
  onTestFinished(() => api.close())
  return api
}

/** The real API behind the real gateway on a database in memory with `size` vehicles in north and 3 in south. */
export async function openApi({
  size = 3,
  jwks = () => accessKey.jwks,
  around = (lambda) => lambda,
}: ApiOptions = {}) {
  const clock = movableClock()
  const database = await openLocalDynamo({})
  const client = localClient(database)
  const tableName = 'fleet'
  const table = fleetTable(client, tableName)
  const [first, second, third, ...more] = seedVehicles('north', size)
  const [foreign, ...others] = seedVehicles('south', 3)
  if (!first || !second || !third || !foreign) throw new Error('Expected at least three vehicles')
  await createFleetTable(client, tableName)
  const all = [first, second, third, ...more, foreign, ...others]
  await batchPut(table, vehicleItems(all))
  const readings = all.flatMap((vehicle) => {
    const reading = firstReading(vehicle, { now: clock.now(), mayMove: true })
    return reading ? [readingItem(vehicle.tenantId, reading)] : []
  })
  await batchPut(table, readings)
  const poolPeople = new PoolPeople({ created: new Map() }, clock.now)
  const memberships = new GroupMemberships({ groups: new Map(), groupNames: new Set() }, poolPeople)
  const people = directoryClient({ people: poolPeople, memberships, save: async () => {} })
  const members = cognitoDirectory(people, userPoolId)
  const logged: RequestLogEntry[] = []
  const api = createLambda({
    client,
    tableName,
    members,
    clientId,
    now: clock.now,
    log: (entry) => logged.push(entry),
  })
  const handler = around(api, table, clock.now)
  const gatewayLog: string[] = []
  const gateway = createGateway({
    issuer,
    jwks,
    handler,
    now: clock.now,
    log: (line) => gatewayLog.push(line),
  })

  const send = async (request: Request): Promise<Received> => {
    const response = await gateway(request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : {} }
  }
  const tokenOf = (person: Person, claims: Sent['claims'] = {}) =>
    signed({ ...accessClaims(person, clock.seconds()), ...claims })

  /** A call by someone: `call(manager, 'GET /vehicles/read')`. */
  const call = async (person: Person, call: string, { headers = {}, body, claims }: Sent = {}) => {
    const [method = '', path = ''] = call.split(' ')
    const content = typeof body === 'string' ? body : JSON.stringify(body)
    return send(
      new Request(`https://localhost/api${path}`, {
        method,
        headers: { authorization: `Bearer ${await tokenOf(person, claims)}`, ...headers },
        ...(body !== undefined && { body: content }),
      }),
    )
  }
  return {
    clock,
    client,
    table,
    /** The people of the local user pool, and the client by which the API asks for them. */
    memberships,
    people,
    handler,
    gateway,
    logged,
    /** What the gateway itself logged. */
    gatewayLog,
    send,
    call,
    tokenOf,
    /** The first vehicles of north, and the first of south. */
    vehicles: [first, second, third] as readonly [Vehicle, Vehicle, Vehicle],
    foreign,
    close: () => database.close(),
  }
}

export type Api = Awaited<ReturnType<typeof startApi>>

/** An answer with what differs from call to call taken out. */
export function comparable({ status, text, headers }: Received) {
  const kept = [...headers].filter(([name]) => name !== 'x-amzn-requestid')
  return { status, headers: kept, text: text.replace(/"requestId":"[^"]*"/, '"requestId":"…"') }
}
