import type { ProblemCode } from '#contract/problem.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { type Api, openApi, type Received, type Sent } from '../support/api.ts'
import { throttled } from '../support/members.ts'
import { calls } from '../support/route-calls.ts'
import { admin, type Person } from '../support/tokens.ts'
import { shownBody } from './openapi-check.ts'

/** What differs from a call that is carried out. */
interface Change extends Sent {
  readonly query?: string
  readonly vehicleId?: string
  readonly username?: string
  readonly by?: Person
}

/** How each refusal is provoked, whatever the route; one that knows no such refusal answers something else. */
const changes: Readonly<Record<ProblemCode, (api: Api) => Change>> = {
  request_invalid: () => ({
    query: '?unknown=1',
    body: { unknown: 1 },
    headers: { 'If-Match': '*', 'Idempotency-Key': 'not visible' },
  }),
  cursor_invalid: () => ({ query: '?cursor=unknown' }),
  idempotency_key_missing: () => ({ headers: {} }),
  wrong_client: () => ({ claims: { client_id: 'another' } }),
  tenant_missing: () => ({ claims: { 'cognito:groups': ['admin'] } }),
  group_missing: () => ({ claims: { 'cognito:groups': ['tenant:north'] } }),
  fresh_sign_in_required: ({ clock }) => ({ claims: { auth_time: clock.seconds() - 3600 } }),
  vehicle_not_found: () => ({
    vehicleId: 'veh-unknown',
    headers: { 'If-Match': '"1"', 'Idempotency-Key': 'key-of-no-vehicle' },
  }),
  member_not_found: () => ({ username: 'unknown' }),
  last_admin: () => ({
    by: { ...admin, username: 'another' },
    username: 'admin',
    body: { groups: [], seen: ['admin'] },
  }),
  own_groups: () => ({ username: 'admin', body: { groups: [], seen: ['admin'] } }),
  changes_expired: () => ({ query: '?updatedSince=2020-01-01T00:00:00.000Z' }),
  version_stale: () => ({ headers: { 'If-Match': '"7"' } }),
  member_changed: () => ({ body: { groups: ['operator'], seen: ['manager'] } }),
  body_too_large: () => ({ body: 'x'.repeat(1024 * 1024 + 1) }),
  idempotency_key_reused: () => ({ body: { reason: 'For another one', expiresInSeconds: 7 } }),
  if_match_missing: () => ({ headers: {} }),
  internal_error: () => ({}),
  members_busy: () => ({}),
}

/** An API whose refusals can be had, and that has carried out each call once. */
export async function provocableApi(names: readonly RouteName[]) {
  const api = await openApi()
  let failing: ProblemCode | undefined
  const failed = () => {
    if (failing === 'internal_error') throw new Error('The service failed, as asked')
  }
  api.client.middlewareStack.add(
    (next) => (args) => {
      failed()
      return next(args)
    },
    { step: 'initialize' },
  )
  api.people.middlewareStack.add(
    (next) => (args) => {
      failed()
      if (failing === 'members_busy') throw throttled
      return next(args)
    },
    { step: 'initialize' },
  )
  for (const name of names) await sent(api, name, {})
  return {
    ...api,
    /** Calls the route so that it is refused with this code, if it can be. */
    provoke: async (name: RouteName, code: ProblemCode): Promise<Received> => {
      failing = code
      const answer = await sent(api, name, changes[code](api))
      failing = undefined
      return answer
    },
  }
}

function sent(api: Api, name: RouteName, { query = '', vehicleId, username, by = admin, ...rest }: Change) {
  const { call, headers: usual = {} } = calls[name]
  const address = call
    .replace('ID', vehicleId ?? api.vehicles[0].vehicleId)
    .replace('update/operator', `update/${username ?? 'operator'}`)
  const headers = 'Idempotency-Key' in usual ? { 'Idempotency-Key': `key-of-${name}` } : usual
  const { body, ...others } = { headers, body: shownBody(name), ...rest }
  const mayHaveBody = routeOf(name).method !== 'GET' && body !== undefined
  return api.call(by, `${address}${query}`, { ...others, ...(mayHaveBody && { body }) })
}
