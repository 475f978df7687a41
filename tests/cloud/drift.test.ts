import { describe, expect, test } from 'vitest'
import { type Stage, stageNames } from '#cloud/infra/stage-name.ts'
import { openApiDocument } from '#cloud/openapi/openapi-document.ts'
import { burstOf, deployedFacts } from './drift-deployed.ts'
import { differences } from './drift-facts.ts'
import { localFacts } from './drift-local.ts'
import {
  contractMethods,
  contractScopes,
  deployedMethods,
  documentScopes,
  localScopes,
  methodsOf,
} from './drift-routes.ts'
import { synthesizeStages } from './infra-template.ts'

/** What is not the same on a laptop and on AWS, and why that is meant. What is the same again must go from here. */
const onPurpose: readonly {
  readonly fact: string
  readonly stages: readonly Stage[]
  readonly why: string
}[] = [
  {
    fact: 'app client: scopes',
    stages: ['dev', 'prod'],
    why: 'The local client may ask for aws.cognito.signin.user.admin as well, so that tests see the trigger take it away',
  },
  { fact: 'app client: sign-in returns to', stages: ['dev'], why: 'The app may run on a laptop against dev' },
  {
    fact: 'app client: sign-out returns to',
    stages: ['dev'],
    why: 'The app may run on a laptop against dev',
  },
  {
    fact: 'gateway: paths that answer OPTIONS',
    stages: ['dev'],
    why: 'The app on a laptop calls dev from another origin; the local cloud shares its origin, as prod does',
  },
  {
    fact: 'gateway: headers of its own answers',
    stages: ['dev'],
    why: 'The app on a laptop must be able to read them',
  },
  {
    fact: 'gateway: is throttled',
    stages: ['dev', 'prod'],
    why: 'One person has the local cloud to themselves, and tests and imports are to run at full speed',
  },
  {
    fact: 'functions: seconds',
    stages: ['dev', 'prod'],
    why: 'A function of the local cloud is a call in the same process, which nothing can end; the gateway stops waiting',
  },
  {
    fact: 'configuration: fields',
    stages: ['dev', 'prod'],
    why: 'userPoolEndpoint: the local user pool is not where its id says that Amazon Cognito is',
  },
  {
    fact: 'site: strict-transport-security',
    stages: ['dev', 'prod'],
    why: 'localhost must not be bound to https for everything else that runs there',
  },
]

const templates = synthesizeStages()
const expected = contractScopes()
const document = openApiDocument('0.0.0')
const local = await localFacts({
  burst: Math.max(...stageNames.map((stage) => burstOf(templates[stage].template))),
})

test('the local gateway has the methods of the contract, each with its one scope, and no other', async () => {
  const paths = stageNames.flatMap((stage) => methodsOf(templates[stage].template).map(({ path }) => path))
  const all = [...new Set([...paths, ...Object.keys(document.paths), '/', '/nowhere'])]
  expect(await localScopes(all)).toEqual(expected)
})

test('the OpenAPI document has the operations of the contract, each with its one scope, and no other', () => {
  expect(documentScopes(document)).toEqual(expected)
})

test.each(stageNames)(
  'the template of %s has the methods of the contract, each behind the authorizer and before its function',
  (stage) => {
    expect(deployedMethods(templates[stage].template)).toEqual(contractMethods())
  },
)

describe.each(stageNames)('the local cloud and the template of %s', (stage) => {
  const { template } = templates[stage]
  const meant = onPurpose.filter(({ stages }) => stages.includes(stage)).map(({ fact }) => fact)

  test('differ in what is listed, and in nothing else', () => {
    const found = differences(local, deployedFacts(template))
    const unexpected = Object.entries(found).filter(([fact]) => !meant.includes(fact))
    expect(Object.fromEntries(unexpected)).toEqual({})
    expect(meant.filter((fact) => !(fact in found))).toEqual([])
  })
})
