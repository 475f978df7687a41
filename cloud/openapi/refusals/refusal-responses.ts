import { problemStatus, type ProblemCode } from '#contract/problem.ts'
import type { RouteName } from '#contract/routes.ts'
import { reference } from '../json-schema.ts'
import { bodyOf } from '../requests/bodies.ts'
import type { Content, Response } from '../response.ts'
import { bodyRefusedByGateway, type GatewayAnswer, gatewayAnswers } from './gateway-answers.ts'
import { meanings } from './meanings.ts'
import { refusalsOf } from './refusals.ts'

/** All that a call of a route may be answered instead of what it asks for, by status: by the API, and by the gateway. */
export function refusalResponses(name: RouteName): Readonly<Record<string, Response>> {
  const own = Map.groupBy(refusalsOf(name), (code): number => problemStatus[code])
  const gateways: Readonly<Record<number, GatewayAnswer>> = {
    ...gatewayAnswers,
    ...(bodyOf(name) && bodyRefusedByGateway),
  }
  const statuses = [...new Set([...own.keys(), ...Object.keys(gateways).map(Number)])]
  const responses = statuses.map((status) => [status, refusal(own.get(status) ?? [], gateways[status])])
  return Object.fromEntries(responses)
}

function refusal(codes: readonly ProblemCode[], gateway: GatewayAnswer | undefined): Response {
  const ofTheApi = codes.map((code) => `\`${code}\`: ${meanings[code]}`)
  const ofTheGateway = gateway ? [`Of the gateway itself, \`{message}\`: ${gateway.means}`] : []
  return {
    description: [...ofTheApi, ...ofTheGateway].join('\n\n'),
    headers: {
      'x-amzn-RequestId': { $ref: '#/components/headers/RequestId' },
      ...(codes.includes('members_busy') && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
    },
    content: { 'application/json': content(codes, gateway) },
  }
}

function content(codes: readonly ProblemCode[], gateway: GatewayAnswer | undefined): Content {
  const problem = {
    allOf: [reference('Problem'), { properties: { error: { properties: { code: { enum: [...codes] } } } } }],
  }
  const message = reference('GatewayMessage')
  return {
    schema: codes.length === 0 ? message : gateway ? { anyOf: [problem, message] } : problem,
    ...(gateway && { examples: { gateway: { value: { message: gateway.message } } } }),
  }
}
