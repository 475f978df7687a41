import { randomUUID } from 'node:crypto'
import { callApi } from '../calls.ts'
import { probe } from '../row.ts'
import type { Answer } from '../send.ts'
import type { Side } from '../side.ts'
import { objectIn, told } from '../told.ts'
import { newVehicle, newVin } from './new-vehicle.ts'

/** One vehicle, from its addition on: what the functions may write, and how the API's answers come through gateway and site. */
export const vehicleProbe = probe(
  {
    'vehicle added': { about: 'the manager adds a vehicle' },
    'vehicle read': { about: 'its ETag, as it comes through the site: strong, or If-Match refuses it' },
    'vehicle never-kept': {
      about: 'how long its answer may be kept, and whether browsers may guess its type',
    },
    'vehicle of-another-tenant': { about: 'the admin of another tenant asks for it' },
    'vehicle vin-changed': {
      about: 'the manager changes its VIN: the pointer moves in the same transaction',
      note: 'A 500 here means that the condition on dynamodb:LeadingKeys does not hold in transactions: see cloud/README.md.',
    },
    'vehicle old-vin-free': { about: 'the VIN that it had may be used again' },
    'vehicle new-vin-taken': { about: 'the VIN that it has now may not' },
    'vehicle stale': { about: 'a change of a version that is no longer the last' },
    'vehicle without-if-match': { about: 'a change that names no version' },
    'vehicle command': { about: 'the manager locks its doors' },
    'vehicle command-repeated': { about: 'the same once more under the same key' },
    'vehicle key-reused': { about: 'another command under that key' },
  },
  async (side) => {
    const [vin, other] = [newVin(), newVin()]
    const added = await callApi(side, 'manager', {
      call: 'POST /vehicles/update',
      body: { vehicles: [newVehicle(vin)] },
    })
    const [result] = resultsIn(added)
    const id = String(Object(Object(result).vehicle).vehicleId)
    if (id !== 'undefined') side.removeLater(id)
    const read = await callApi(side, 'manager', { call: `GET /vehicles/read/${id}` })
    const change = (body: object, version?: string) =>
      callApi(side, 'manager', {
        call: `PATCH /vehicles/update/${id}`,
        ...(version !== undefined && { headers: { 'if-match': version } }),
        body,
      })
    const stranger = await callApi(side, 'stranger', { call: `GET /vehicles/read/${id}` })
    const changed = await change({ vin: other }, '"1"')
    return {
      'vehicle added': `${told(added)} ${String(Object(result).outcome)}`,
      'vehicle read': withETag(read),
      'vehicle never-kept': `${read.headers.get('cache-control')}, ${read.headers.get('x-content-type-options')}`,
      'vehicle of-another-tenant': told(stranger),
      'vehicle vin-changed': withETag(changed),
      'vehicle old-vin-free': await outcomeOf(side, vin),
      'vehicle new-vin-taken': await outcomeOf(side, other),
      'vehicle stale': told(await change({ callSign: 'SMOKE' }, '"1"')),
      'vehicle without-if-match': told(await change({ callSign: 'SMOKE' })),
      ...(await commanded(side, id)),
    }
  },
)

async function commanded(side: Side, id: string) {
  const headers = { 'idempotency-key': randomUUID() }
  const send = (command: string) =>
    callApi(side, 'manager', { call: `POST /vehicles/command/${id}/${command}`, headers, body: {} })
  const first = await send('lock-doors')
  const again = await send('lock-doors')
  const isSame = objectIn(first.text)['commandId'] === objectIn(again.text)['commandId']
  return {
    'vehicle command': told(first),
    'vehicle command-repeated': `${told(again)} ${isSame ? 'the same command' : 'another command'}`,
    'vehicle key-reused': told(await send('unlock-doors')),
  }
}

/** What would become of a vehicle with this VIN. */
async function outcomeOf(side: Side, vin: string): Promise<string> {
  const body = { dryRun: true, vehicles: [newVehicle(vin)] }
  const answer = await callApi(side, 'manager', { call: 'POST /vehicles/update', body })
  return `${told(answer)} ${String(Object(resultsIn(answer)[0]).outcome)}`
}

function resultsIn({ text }: Answer): readonly unknown[] {
  const { results } = objectIn(text)
  return Array.isArray(results) ? results : []
}

function withETag(answer: Answer): string {
  return `${told(answer)} ETag ${answer.headers.get('etag') ?? 'missing'}`
}
