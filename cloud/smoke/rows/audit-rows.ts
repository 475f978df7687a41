import { callApi } from '../calls.ts'
import { probe } from '../row.ts'
import type { Side } from '../side.ts'
import { forEachTester, testerNames } from '../tester.ts'
import { claimsIn } from '../token-claims.ts'
import { objectIn, told } from '../told.ts'
import { newVehicle, newVin } from './new-vehicle.ts'
import { soon } from './soon.ts'

/** What is refused by the boundary is told in the audit, with who it was as the gateway's flat claims said it. */
export const auditProbe = probe(
  {
    'audit look-refused': {
      about: 'the operator asks for the history of a vehicle: the reading function writes that down',
      note: 'A 500 here means that the condition on dynamodb:LeadingKeys does not hold in transactions: see cloud/README.md.',
    },
    'audit command-refused': { about: 'the manager immobilises it: the writing function writes that down' },
    'audit tells-who': { about: 'both in its history, with the groups of their tokens' },
    'audit of-the-tenant': { about: 'how soon the index of the whole tenant’s audit has them' },
    'audit change-feed': { about: 'how soon the change feed has the vehicle' },
  },
  async (side) => {
    const since = new Date(Date.now() - 60_000).toISOString()
    const body = { vehicles: [newVehicle(newVin())] }
    const added = await callApi(side, 'manager', { call: 'POST /vehicles/update', body })
    const id = /"vehicleId":"([^"]+)"/.exec(added.text)?.[1] ?? ''
    if (id !== '') side.removeLater(id)
    const looked = await callApi(side, 'operator', { call: `GET /vehicles/read/${id}/history` })
    const commanded = await callApi(side, 'manager', {
      call: `POST /vehicles/command/${id}/immobilize`,
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { reason: 'Smoke test' },
    })
    const isIn = (text: string) => id !== '' && text.includes(id)
    return {
      'audit look-refused': told(looked),
      'audit command-refused': told(commanded),
      'audit tells-who': await refusalsOf(side, id),
      'audit of-the-tenant': await soon(async () =>
        isIn((await callApi(side, 'admin', { call: 'GET /audit/read?limit=20' })).text),
      ),
      'audit change-feed': await soon(async () =>
        isIn((await callApi(side, 'manager', { call: `GET /vehicles/read?updatedSince=${since}` })).text),
      ),
    }
  },
)

async function refusalsOf(side: Side, id: string): Promise<string> {
  const answer = await callApi(side, 'admin', { call: `GET /vehicles/read/${id}/history?decision=denied` })
  const { items } = objectIn(answer.text)
  const entries = Array.isArray(items) ? items.map(entryText(side)) : []
  return [told(answer), ...entries.toSorted()].join('; ')
}

/** Usernames differ from cloud to cloud: told is whose it is. */
function entryText({ testers, tokens }: Side) {
  const subs = forEachTester((name) => claimsIn(tokens[name].accessToken)['sub'])
  return (entry: unknown): string => {
    const { action, sub, username, groups } = Object(entry)
    const who = testerNames.find((name) => testers[name].username === username && subs[name] === sub)
    return `${String(action)} by the ${who ?? 'unknown'} in ${[groups].flat().join(' and ') || 'no group'}`
  }
}
