import { commandNames } from '#contract/command.ts'
import type { RouteName } from '#contract/routes.ts'
import { reference } from '../json-schema.ts'
import type { Response } from '../response.ts'
import { answers } from './answers.ts'
import { namedAnswers } from './named-answers.ts'
import { vehicle } from './vehicle.ts'

/** What a call of a route is answered that was carried out: the status, and what comes with it. */
export function successResponse(name: RouteName): Readonly<Record<string, Response>> {
  const isCommand = commandNames.some((command) => command === name)
  const hasVersion = answers[name] === vehicle
  const response: Response = {
    description: isCommand
      ? 'Accepted: the command has been requested. What becomes of it, readCommands tells.'
      : 'Carried out.',
    headers: {
      'x-amzn-RequestId': { $ref: '#/components/headers/RequestId' },
      ...(hasVersion && { ETag: { $ref: '#/components/headers/ETag' } }),
    },
    content: { 'application/json': { schema: reference(nameOf(name)) } },
  }
  return { [isCommand ? 202 : 200]: response }
}

function nameOf(name: RouteName): string {
  const found = Object.entries(namedAnswers).find(([, schema]) => schema === answers[name])
  if (!found) throw new Error(`Give the answer of ${name} a name (cloud/openapi/answers)`)
  return found[0]
}
