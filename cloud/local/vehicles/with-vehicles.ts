import type { APIGatewayProxyEvent } from 'aws-lambda'
import { type Command, commandNames } from '#contract/command.ts'
import { callerOfEvent, routeOfEvent } from '../../api/boundary.ts'
import type { Lambda } from '../../api/lambda.ts'
import type { Vehicles } from './vehicles.ts'

/** The API, where every command that it takes reaches its vehicle. */
export function withVehicles(lambda: Lambda, vehicles: Pick<Vehicles, 'wake'>): Lambda {
  return async (event) => {
    const answer = await lambda(event)
    if (answer.statusCode !== 202 || !isForCommand(event)) return answer
    const command = JSON.parse(answer.body) as Command
    // The key of an earlier command is answered with what became of that.
    if (command.status === 'requested') {
      await vehicles.wake({ tenant: callerOfEvent(event).tenant ?? '', ...command })
    }
    return answer
  }
}

function isForCommand(event: APIGatewayProxyEvent): boolean {
  const route = routeOfEvent(event)
  return commandNames.some((name) => name === route)
}
