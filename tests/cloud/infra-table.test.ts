import { describe, expect, test } from 'vitest'
import {
  auditKey,
  commandKey,
  idempotencyKey,
  memberLeaseKey,
  readingKey,
  tombstoneKey,
  vehicleKey,
  vinKey,
} from '#cloud/api/keys.ts'
import { tableDefinition } from '#cloud/api/table-definition.ts'
import { type FleetFunctions, functionOf } from '#cloud/infra/fleet-functions.ts'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { stageSettings } from '#cloud/infra/stage.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { startApi } from '../support/api.ts'
import { answered, calls, onlyAskThePool } from './infra-calls.ts'
import { isAllowed, recordAccess, type Statement, type TableAccess } from './infra-access.ts'
import { example, onlyPropertiesOf, propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()

test('a stage that works with a restored table gives the functions that one, and leaves its own as it is', () => {
  const { dev, prod } = stageSettings
  const { template } = synthesizeStages({ dev, prod: { ...prod, restoredTable: 'fleet-restored' } }).prod
  const functions = Object.values(propertiesOf(template, 'AWS::Lambda::Function'))
  const names = functions.flatMap(({ Environment }) => Environment?.Variables.TABLE_NAME ?? [])
  expect(names).toEqual(['fleet-restored', 'fleet-restored', 'fleet-restored'])
  const policies = JSON.stringify(propertiesOf(template, 'AWS::IAM::Policy'))
  expect(policies).toContain(':table/fleet-restored/index/gsi1')
  expect(policies).not.toContain('FleetTable')
  expect(Object.keys(template.findResources('AWS::DynamoDB::GlobalTable'))).toHaveLength(1)
  expect(template.findOutputs('TableName')).toMatchObject({ TableName: { Value: 'fleet-restored' } })
  expect(JSON.stringify(propertiesOf(template, 'AWS::CloudWatch::Alarm'))).toContain('fleet-restored')
})

describe.each(stageNames)('the table of %s', (stage) => {
  const { template } = templates[stage]
  const table = onlyPropertiesOf(template, 'AWS::DynamoDB::GlobalTable')
  const [replica] = table.Replicas

  test('has the keys and indexes of the local one', () => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = table
    expect({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode }).toEqual(tableDefinition)
  })

  test('forgets what has expired, and can be taken back to any moment', () => {
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
    expect(replica.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true })
  })

  test('refuses to be deleted in production', () => {
    expect(replica.DeletionProtectionEnabled ?? false).toBe(stage === 'prod')
  })

  test('is granted to the three functions of the API only, without a wildcard', () => {
    const [tableId] = Object.keys(propertiesOf(template, 'AWS::DynamoDB::GlobalTable'))
    const policies = Object.entries(propertiesOf(template, 'AWS::IAM::Policy'))
      .map(([id, { PolicyDocument }]) => ({
        id,
        onTables: statementsOn('dynamodb', PolicyDocument.Statement),
      }))
      .filter(({ onTables }) => onTables.length > 0)
    expect(policies.map(({ id }) => id.replace(/Function.*/, '')).toSorted()).toEqual([
      'Members',
      'Read',
      'Write',
    ])
    const statements = policies.flatMap(({ onTables }) => onTables)
    expect(statements.flatMap(({ Action }) => Action).join()).not.toContain('*')
    const resources = new Set(statements.flatMap(({ Resource }) => Resource))
    expect(resources).toEqual(
      new Set([`${tableId}.Arn`, `${tableId}.Arn/index/gsi1`, `${tableId}.Arn/index/gsi2`]),
    )
  })

  test('is told to the functions, with the app client whose tokens they take', () => {
    const [tableId] = Object.keys(propertiesOf(template, 'AWS::DynamoDB::GlobalTable'))
    const functions = Object.entries(propertiesOf(template, 'AWS::Lambda::Function'))
    const ofTheApi = functions.filter(([id]) => /^(Read|Write|Members)Function/.test(id))
    expect(ofTheApi).toHaveLength(3)
    for (const [, { Environment }] of ofTheApi) {
      expect(Environment.Variables).toMatchObject({ TABLE_NAME: tableId, CLIENT_ID: example.clientId })
    }
  })
})

describe('the grants on the table', () => {
  const { template } = templates.prod
  const [tableId] = Object.keys(propertiesOf(template, 'AWS::DynamoDB::GlobalTable'))
  const tableArn = `${tableId}.Arn`
  const allows = (name: keyof FleetFunctions, access: TableAccess) =>
    isAllowed(statementsOf(name), tableArn, access)

  const statementsOf = (name: keyof FleetFunctions) => {
    const logicalId = new RegExp(`^${name}Function`, 'i')
    const policies = Object.entries(propertiesOf(template, 'AWS::IAM::Policy'))
    const own = policies.filter(([id]) => logicalId.test(id))
    return own.flatMap(([, { PolicyDocument }]) => statementsOn('dynamodb', PolicyDocument.Statement))
  }

  test.each(routeNames)(
    'let %s do all that it does, refusals and their audit entries included',
    async (name) => {
      const api = await startApi()
      const recorded = recordAccess(api.client)
      expect(await calls[name](api)).toEqual(answered[name])
      expect(recorded.length > 0).toBe(!onlyAskThePool.includes(name))
      expect(recorded.filter((access) => !allows(functionOf(routeOf(name)), access))).toEqual([])
    },
  )

  test('hold no action that nothing needs', async () => {
    for (const name of ['read', 'write', 'members'] as const) {
      const used = new Set<string>()
      for (const route of routeNames.filter((one) => functionOf(routeOf(one)) === name)) {
        const api = await startApi()
        const recorded = recordAccess(api.client)
        await calls[route](api)
        for (const { action } of recorded) used.add(`dynamodb:${action}`)
      }
      const granted = statementsOf(name).flatMap(({ Action }) => Action)
      expect([...new Set(granted)].toSorted()).toEqual([...used].toSorted())
    }
  })

  test('let no reader write a vehicle, a reading, a VIN or a key, and nobody delete history', () => {
    const partitions = {
      log: auditKey('north', undefined, 'a-1').pk,
      lease: memberLeaseKey('north').pk,
      vehicle: vehicleKey('north', 'veh-1').pk,
      reading: readingKey('north', 'veh-1').pk,
      tombstone: tombstoneKey('north', 'vehicles', 'veh-1').pk,
      vin: vinKey('north', '1M8GDM9AXKP042788').pk,
      audit: auditKey('north', 'veh-1', 'a-1').pk,
      command: commandKey('north', 'veh-1', 'c-1').pk,
      key: idempotencyKey('north', '00000000-0000-4000-8000-000000000000', 'k-1').pk,
    }
    const reachable = (name: keyof FleetFunctions, action: string) =>
      Object.entries(partitions)
        .filter(([, partition]) => allows(name, { action, index: undefined, partition }))
        .map(([kind]) => kind)
    expect(reachable('read', 'PutItem')).toEqual(['log', 'audit', 'command'])
    expect(reachable('members', 'PutItem')).toEqual(['log', 'lease'])
    expect(reachable('members', 'DeleteItem')).toEqual(['lease'])
    for (const action of ['GetItem', 'Query', 'ConditionCheckItem', 'UpdateItem', 'Scan']) {
      expect(reachable('members', action)).toEqual([])
    }
    for (const name of ['read', 'write', 'members'] as const)
      expect(reachable(name, 'UpdateItem')).toEqual([])
    expect(reachable('read', 'DeleteItem')).toEqual([])
    expect(reachable('write', 'DeleteItem')).toEqual(['vin'])
    expect(allows('read', { action: 'PutItem', index: undefined, partition: undefined })).toBe(false)
  })
})

function statementsOn(service: string, statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith(`${service}:`)))
}
