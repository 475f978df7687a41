import type { APIGatewayProxyEvent } from 'aws-lambda'
import { createGateway, type GatewayOptions } from '#cloud/local/gateway/gateway.ts'
import type { MovableClock } from './clock.ts'
import { accessKey, issuer } from './tokens.ts'

/** A gateway before a function that answers `{}`, with all that the function was given and the gateway logged. */
export function recordingGateway({ now }: MovableClock, options: Partial<GatewayOptions> = {}) {
  const events: APIGatewayProxyEvent[] = []
  const logged: string[] = []
  const gateway = createGateway({
    issuer,
    jwks: () => accessKey.jwks,
    now,
    handler: async (event) => {
      events.push(event)
      return { statusCode: 200, body: '{}' }
    },
    log: (line) => logged.push(line),
    ...options,
  })
  return { gateway, events, logged }
}
