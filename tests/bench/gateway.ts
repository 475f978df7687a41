import { JwtVerifier } from 'aws-jwt-verify'
import type { Jwks } from 'aws-jwt-verify/jwk'
import { createGateway } from '#cloud/local/gateway/gateway.ts'
import { accessClaims, accessKey, admin, issuer, signed } from '../support/tokens.ts'
import { countVerifications } from './count-verifications.ts'
import { interleaved, median } from './cpu-time.ts'
import type { PartResult } from './part.ts'

const times = 1_000
const rounds = 5

/** What the local gateway costs beside verifying the token, in CPU time per request. */
export async function measure(): Promise<PartResult> {
  const now = Math.floor(Date.now() / 1000)
  const token = await signed(accessClaims(admin, now))
  const gateway = createGateway({
    issuer,
    jwks: () => accessKey.jwks,
    now: Date.now,
    handler: async () => ({ statusCode: 200, body: '{}' }),
  })
  const verifier = JwtVerifier.create({ issuer, audience: null, scope: 'fleet/read' })
  verifier.cacheJwks(accessKey.jwks as unknown as Jwks)

  const request = async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await gateway(new Request('https://localhost/api/vehicles/read', { headers }))
    if (!response.ok) throw new Error(`The gateway refused a good token: ${response.status}`)
    return response.text()
  }
  const verifying = () => verifier.verify(token)

  const verifications: number[] = []
  for (let time = 0; time < 100; time += 1) verifications.push(await countVerifications(request))
  const samples = await interleaved({ verifying, request }, { times, rounds })
  const [floor, whole] = [median(samples.verifying), median(samples.request)]
  return {
    title: `CPU time of the local gateway per request (median of ${rounds} × ${times})`,
    rows: [
      { what: 'aws-jwt-verify, verifying the token', value: floor, unit: 'ms' },
      { what: 'the whole gateway, trivial function', value: whole, unit: 'ms' },
      { what: 'the gateway over verifying', value: whole - floor, unit: 'ms', goal: { most: 2 } },
      {
        what: 'least signatures verified for a request',
        value: Math.min(...verifications),
        unit: '',
        goal: { least: 1 },
      },
    ],
    details: { times, rounds, samples },
  }
}
