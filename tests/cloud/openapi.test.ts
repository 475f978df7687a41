import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { answers } from '#cloud/openapi/answers/answers.ts'
import { exactly } from '#cloud/openapi/exactly.ts'
import { openApiText, projectRoot } from '#cloud/openapi/openapi-text.ts'
import type { FieldProblem } from '#contract/problem.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { scopes } from '#contract/scopes.ts'
import * as v from 'valibot'
import { document, faults, operationOf } from './openapi-check.ts'

const run = promisify(execFile)
const write = (...all: string[]) =>
  run(process.execPath, ['cloud/openapi/write-openapi.ts', ...all], { cwd: projectRoot })

describe('the OpenAPI document', () => {
  test('is one, by the schema of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(openApiText()))
    expect(result).toEqual({ valid: true })
  })

  test('is printed the same each time, to the byte', async () => {
    const { stdout } = await write('--stdout')
    expect(stdout).toBe(openApiText())
  })

  test('says what the command takes, where it is given something else', async () => {
    await expect(write('--yaml')).rejects.toMatchObject({
      code: 1,
      stderr: 'Expected nothing or --stdout, found --yaml: run npm run openapi\n',
    })
  })

  test('has every scope of the contract with its description, and the code flow only', () => {
    const { flows } = document.components.securitySchemes.userPool
    expect(Object.keys(flows)).toEqual(['authorizationCode'])
    expect(flows.authorizationCode.scopes).toEqual(scopes)
  })

  test.each(routeNames)('says who may call %s, and by which scope', (name) => {
    const { scope, groups, does } = routeOf(name)
    const { operationId, security, summary, description } = operationOf(name)
    expect(operationId).toBe(name)
    expect(security).toEqual([{ userPool: [scope] }])
    expect(summary.toLowerCase()).toBe(does.toLowerCase())
    expect(description).toContain(`For members of ${groups.map((group) => `\`${group}\``).join(', ')} with`)
  })

  test('refers to nothing that it does not have, and has no schema that nothing refers to', () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"#\/components\/(\w+\/\w+)"/g)].map(([, name]) => name)
    const { schemas, headers } = document.components
    const there = [
      ...Object.keys(schemas).map((name) => `schemas/${name}`),
      ...Object.keys(headers).map((name) => `headers/${name}`),
    ]
    expect([...new Set(named)].toSorted()).toEqual(there.toSorted())
  })

  test('has examples that its own schemas take', () => {
    const contents = routeNames.flatMap((name) => {
      const { requestBody, responses } = operationOf(name)
      return [requestBody, ...Object.values(responses)].flatMap(
        (one) => one?.content['application/json'] ?? [],
      )
    })
    const examples = contents.flatMap((content) =>
      Object.values(content.examples ?? {}).map(({ value }) => ({ content, value })),
    )
    expect(examples.length).toBeGreaterThan(routeNames.length * 5)
    for (const { content, value } of examples) expect(faults(content, value)).toEqual([])
  })
})

test('a schema that is not exactly the contract’s type does not compile', () => {
  const problem = exactly<FieldProblem>()
  problem(v.object({ field: v.string(), message: v.string() }))
  // @ts-expect-error a field less
  problem(v.object({ field: v.string() }))
  // @ts-expect-error a field more, optional as it is
  problem(v.object({ field: v.string(), message: v.string(), more: v.exactOptional(v.string()) }))
  // @ts-expect-error one that may be absent here only
  problem(v.object({ field: v.string(), message: v.exactOptional(v.string()) }))
  // @ts-expect-error another type
  problem(v.object({ field: v.string(), message: v.literal('no') }))
  expect(Object.keys(answers).toSorted()).toEqual([...routeNames].toSorted())
})
