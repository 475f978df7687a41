import { freshSeconds, type RouteName, routeOf } from '#contract/routes.ts'
import { successResponse } from './answers/success-response.ts'
import { refusalResponses } from './refusals/refusal-responses.ts'
import { type Parameter, parametersOf } from './requests/parameters.ts'
import { type RequestBody, requestBodyOf } from './requests/request-body.ts'
import type { Response } from './response.ts'
import { schemeName } from './security-scheme.ts'

/** One route (OpenAPI 3.1, 4.8.10). */
export interface Operation {
  readonly operationId: RouteName
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: RequestBody
  readonly responses: Readonly<Record<string, Response>>
}

export function operationOf(name: RouteName): Operation {
  const { path, scope, does } = routeOf(name)
  const requestBody = requestBodyOf(name)
  return {
    operationId: name,
    tags: [path.split('/')[1] ?? ''],
    summary: `${does.charAt(0).toUpperCase()}${does.slice(1)}`,
    description: describe(name),
    security: [{ [schemeName]: [scope] }],
    parameters: parametersOf(name),
    ...(requestBody && { requestBody }),
    responses: { ...successResponse(name), ...refusalResponses(name) },
  }
}

function describe(name: RouteName): string {
  const { scope, groups, fresh, reason } = routeOf(name)
  const said = [
    `For members of ${groups.map((group) => `\`${group}\``).join(', ')} with the scope \`${scope}\`, in their own tenant.`,
    fresh && `The sign-in must be at most ${freshSeconds / 60} minutes old.`,
    reason && 'The body must say why.',
  ]
  return said.filter(Boolean).join(' ')
}
