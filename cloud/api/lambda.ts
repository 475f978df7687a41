import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import type { Denial } from '#contract/access.ts'
import { type Caller, ClaimError } from '#contract/caller.ts'
import type { RouteName } from '#contract/routes.ts'
import { internalError, problemAnswer, successAnswer } from './answer.ts'
import { ApiProblem, denied, vehicleNotFound } from './api-problem.ts'
import { deniedEntry } from './audit-entry.ts'
import { recordEntry, recordIfVehicleExists } from './audit-store.ts'
import { boundaryDenial, callerOfEvent, routeOfEvent } from './boundary.ts'
import { fleetTable } from './fleet-table.ts'
import type { Answer, HandlerContext, Member } from './handler.ts'
import { handlers } from './handlers.ts'
import { inputs } from './inputs.ts'
import { isVehicleId } from './keys.ts'
import type { MemberDirectory } from './member-directory.ts'
import { logFailures, type RequestLog } from './request-log.ts'
import { bodyOf, requestParts } from './request-parts.ts'

/** What the API is made with. */
export interface LambdaOptions {
  readonly client: DynamoDBClient
  readonly tableName: string
  /** Only for the function that answers the routes below `/members/`. */
  readonly members?: MemberDirectory
  /** The one app client whose tokens are taken. */
  readonly clientId: string
  /** The time in milliseconds since 1970. */
  readonly now?: () => number
  readonly log?: RequestLog
}

/** The function behind API Gateway. */
export type Lambda = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>

const mostBytes = 1024 * 1024

/**
 * The API's boundary, the same on AWS and on a laptop: an event of API Gateway (AWS_PROXY) becomes a caller and a
 * checked input, or a refusal. Nothing behind it sees the event, a header or the token.
 */
export function createLambda({
  client,
  tableName,
  members,
  clientId,
  now = Date.now,
  log = logFailures,
}: LambdaOptions): Lambda {
  const table = fleetTable(client, tableName)
  return async (event) => {
    const started = performance.now()
    const context = { table, members, now: now(), requestId: event.requestContext.requestId }
    const route = routeOfEvent(event)
    let sub = ''
    const logged = (result: APIGatewayProxyResult, error?: string) => {
      const latencyMs = Math.round(performance.now() - started)
      const { requestId } = context
      log({
        requestId,
        route: route ?? 'unknown',
        status: result.statusCode,
        sub,
        latencyMs,
        ...(error && { error }),
      })
      return result
    }
    try {
      if (!route) throw new Error(`No route of the table is for ${event.httpMethod} ${event.resource}`)
      const caller = callerOrRefusal(event)
      sub = caller.sub
      return logged(successAnswer(await answerCall(event, route, caller, { clientId, context })))
    } catch (error) {
      if (error instanceof ApiProblem) return logged(problemAnswer(error, context.requestId))
      return logged(problemAnswer(internalError(), context.requestId), stackOf(error))
    }
  }
}

async function answerCall(
  event: APIGatewayProxyEvent,
  route: RouteName,
  caller: Caller,
  { clientId, context }: { clientId: string; context: HandlerContext },
): Promise<Answer<object>> {
  const denial = boundaryDenial(caller, route, { clientId, now: Math.floor(context.now / 1000) })
  if (denial || !isMember(caller)) {
    const refused = denial ?? { code: 'tenant_missing', route }
    await recordDenial(event, refused, caller, context)
    throw denied(refused, caller)
  }
  if (Buffer.byteLength(bodyOf(event)) > mostBytes) {
    throw new ApiProblem('body_too_large', 'Expected a body of at most 1 MB. Send less at a time.')
  }
  return callHandler(route, event, caller, context)
}

/** A token without a subject is none that this API's app client could have been given. */
function callerOrRefusal(event: APIGatewayProxyEvent): Caller {
  try {
    return callerOfEvent(event)
  } catch (error) {
    if (error instanceof ClaimError) throw new ApiProblem('wrong_client', error.message)
    throw error
  }
}

/** Generic in the route, so that each handler gets the input of its own route and no other. */
async function callHandler<Name extends RouteName>(
  route: Name,
  event: APIGatewayProxyEvent,
  caller: Member,
  context: HandlerContext,
): Promise<Answer<object>> {
  const input = inputs[route](requestParts(event, route))
  if ('vehicleId' in input && !isVehicleId(String(input.vehicleId))) throw vehicleNotFound()
  return handlers[route](caller, input, context)
}

/** What was refused to a member is in the audit too; where it was about a vehicle, only of a vehicle of the tenant's. */
async function recordDenial(
  event: APIGatewayProxyEvent,
  { code, route }: Denial,
  caller: Caller,
  context: HandlerContext,
): Promise<void> {
  const isRecorded = code === 'group_missing' || code === 'fresh_sign_in_required'
  if (!isRecorded || !isMember(caller)) return
  const { table } = context
  const vehicleId = event.pathParameters?.['vehicleId']
  if (vehicleId === undefined) {
    await recordEntry(table, caller.tenant, deniedEntry(caller, { action: route, code }, context))
  } else if (isVehicleId(vehicleId)) {
    const entry = deniedEntry(caller, { action: route, vehicleId, code }, context)
    await recordIfVehicleExists(table, caller.tenant, { ...entry, vehicleId })
  }
}

function isMember(caller: Caller): caller is Member {
  return caller.tenant !== null
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
