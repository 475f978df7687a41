import { callerOfEvent, routeOfEvent } from '../../api/boundary.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import type { Lambda } from '../../api/lambda.ts'
import type { Clock } from '../clock.ts'
import { makePast } from './make-past.ts'

/**
 * The API, where a vehicle's past is made up when it is asked for first: to do so for the whole fleet at the start would take minutes. Whether
 * it may be asked for, the API decides: what it refuses makes nothing.
 */
export function withPast(lambda: Lambda, { table, now }: { table: FleetTable; now: Clock }): Lambda {
  const isThere = new Set<string>()
  return async (event) => {
    const vehicleId = event.pathParameters?.['vehicleId'] ?? ''
    if (routeOfEvent(event) !== 'readTelemetry' || isThere.has(vehicleId)) return lambda(event)
    const answer = await lambda(event)
    if (answer.statusCode !== 200) return answer
    const tenant = callerOfEvent(event).tenant ?? ''
    if (!(await makePast(table, { tenant, vehicleId, now: now() }))) return answer
    isThere.add(vehicleId)
    // Another request may have made it since.
    return lambda(event)
  }
}
