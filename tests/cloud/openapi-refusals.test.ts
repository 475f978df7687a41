import { afterAll, describe, expect, test } from 'vitest'
import { createGateway, type GatewayOptions } from '#cloud/local/gateway/gateway.ts'
import { problemCodes } from '#cloud/openapi/answers/problem.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { problemStatus } from '#contract/problem.ts'
import { accessKey, admin, issuer } from '../support/tokens.ts'
import { answerFaults, documentedCodes, operationOf } from './openapi-check.ts'
import { provocableApi } from './openapi-provoke.ts'

const api = await provocableApi(routeNames)
afterAll(() => api.close())

describe.each(problemCodes)('%s', (code) => {
  test('is answered by exactly the routes that the document says, as it says', async () => {
    for (const name of routeNames) {
      const answer = await api.provoke(name, code)
      expect(answerFaults(name, answer)).toEqual([])
      expect([name, answer.body.error?.['code'] === code]).toEqual([
        name,
        documentedCodes(name).includes(code),
      ])
    }
  })

  test('is documented by its status alone', () => {
    for (const name of routeNames.filter((one) => documentedCodes(one).includes(code))) {
      const { [problemStatus[code]]: response } = operationOf(name).responses
      expect(response?.description).toContain(`\`${code}\`: `)
    }
  })
})

describe('the gateway’s own answers are what the document says of each route', () => {
  const usual = { issuer, jwks: () => accessKey.jwks, now: api.clock.now, log: () => {} }
  const handlers = {
    silent: () => new Promise<never>(() => {}),
    failing: () => Promise.reject(new Error('It failed, as asked')),
  }

  test.each<[number, string, Partial<GatewayOptions>]>([
    [401, 'without a token', {}],
    [429, 'asked too often', { throttle: { ratePerSecond: 0, burst: 0 } }],
    [502, 'with a function that fails', { handler: handlers.failing }],
    [504, 'with a function that takes too long', { handler: handlers.silent, integrationTimeout: 1 }],
  ])('%i %s', async (status, why, options) => {
    const gateway = createGateway({ ...usual, handler: api.handler, ...options })
    const authorization = `Bearer ${await api.tokenOf(admin)}`
    const headers = why === 'without a token' ? {} : { authorization }
    for (const name of routeNames) {
      const { method, path } = routeOf(name)
      const response = await gateway(new Request(`https://localhost/api${path}`, { method, headers }))
      const text = await response.text()
      const answer = { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
      const shown = operationOf(name).responses[status]?.content['application/json'].examples?.['gateway']
      expect([name, answer.status, answer.body]).toEqual([name, status, shown?.value])
      expect(answerFaults(name, answer)).toEqual([])
    }
  })
})
