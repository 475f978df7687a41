import { describe, expect, test } from 'vitest'
import { leaseMs } from '#cloud/api/member-lease.ts'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { startApi } from '../support/api.ts'
import { admin } from '../support/tokens.ts'
import type { Statement } from './infra-access.ts'
import { example, propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()
const services = (statement: Statement) => [statement.Action].flat().map((action) => action.split(':')[0])

describe.each(stageNames)('the members of %s', (stage) => {
  const { template } = templates[stage]
  const [userPool] = Object.keys(propertiesOf(template, 'AWS::Cognito::UserPool'))
  const statements = Object.entries(propertiesOf(template, 'AWS::IAM::Policy')).flatMap(
    ([policy, { PolicyDocument }]) =>
      (PolicyDocument.Statement as readonly Statement[])
        .filter((statement) => services(statement).includes('cognito-idp'))
        .map((statement) => ({ policy, ...statement })),
  )
  const functions = Object.entries(propertiesOf(template, 'AWS::Lambda::Function'))

  test('are granted to one function only: five actions on exactly this user pool', () => {
    expect(statements).toEqual([
      {
        policy: expect.stringMatching(/^MembersFunction/),
        Effect: 'Allow',
        Action: [
          'cognito-idp:AdminAddUserToGroup',
          'cognito-idp:AdminGetUser',
          'cognito-idp:AdminListGroupsForUser',
          'cognito-idp:AdminRemoveUserFromGroup',
          'cognito-idp:ListUsersInGroup',
        ],
        Resource: `${userPool}.Arn`,
      },
    ])
  })

  test('are asked for with these actions, all of them and no other', async () => {
    const { call, people } = await startApi()
    const used = new Set<string>()
    people.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          used.add(commandName.replace(/^(.*)Command$/, 'cognito-idp:$1'))
          return next(args)
        },
      { step: 'initialize' },
    )
    const change = { groups: ['manager'], seen: ['operator'] }
    const answers = [
      await call(admin, 'GET /members/read'),
      await call(admin, 'GET /members/read/admins'),
      await call(admin, 'PATCH /members/update/operator', { body: change }),
      await call(admin, 'PATCH /members/update/manager-south', { body: change }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404])
    expect([...used].toSorted()).toEqual(statements.flatMap(({ Action }) => Action).toSorted())
  })

  test('are in the pool that the function is told, which no other function is', () => {
    const told = functions.filter(([, { Environment }]) => Environment?.Variables?.USER_POOL_ID !== undefined)
    expect(told.map(([id]) => id)).toEqual([expect.stringMatching(/^MembersFunction/)])
    expect(told[0]?.[1].Environment.Variables.USER_POOL_ID).toBe(example.userPoolId)
  })

  test('can’t be changed by a function whose lease has ended: it may not run that long', () => {
    const timeouts = functions.filter(([id]) => id.startsWith('Members')).map(([, { Timeout }]) => Timeout)
    expect(timeouts).toHaveLength(1)
    expect(timeouts[0] * 1000).toBeLessThanOrEqual(leaseMs / 2)
  })
})
