import { openApi } from './api.ts'
import { serveGateway } from './gateway-server.ts'
import type { RawAnswer } from './raw-http.ts'
import { accessClaims, accessKey, admin, signed } from './tokens.ts'

export type RawHeaders = readonly (readonly [name: string, value: string])[]

/** The real API behind the real gateway on a port of its own, and a token that is good for everything. */
export async function openApiServer() {
  const api = await openApi()
  const server = await serveGateway(api.gateway)
  const claims = accessClaims(admin, api.clock.seconds())
  const token = await signed(claims)

  const list = (headers: RawHeaders = []) => server.send({ target: '/api/vehicles/read', headers })
  const listWith = (authorization: string) => list([['Authorization', authorization]])
  return {
    api,
    claims,
    token,
    send: server.send,
    /** Lists vehicles with these headers. */
    list,
    /** Lists vehicles with this Authorization header. */
    listWith,
    /** Lists vehicles with a token of these claims; undefined leaves one out. */
    listAs: async (changed: object, key = accessKey) =>
      listWith(`Bearer ${await signed({ ...claims, ...changed }, { key })}`),
    close: async () => {
      await server.close()
      await api.close()
    },
  }
}

/** What the gateway answers by itself, to the byte. */
export function bare({ status, headers, text }: RawAnswer) {
  return { status, errorType: headers.get('x-amzn-errortype'), text }
}

/** Its answer to a token that it does not take. */
export const unauthorized = {
  status: 401,
  errorType: 'UnauthorizedException',
  text: '{"message":"Unauthorized"}',
}
