import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** The attribute (a number, in seconds since 1970) after which DynamoDB may delete an item. */
export const timeToLiveAttribute = 'expiresAt'

/** The tenant's audit entries by time; only audit entries carry its keys. */
export const auditIndex = 'gsi1'
/** The tenant's vehicles and readings by time of change; only they and their tombstones carry its keys. */
export const changeIndex = 'gsi2'

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const
const keys = (hash: string, range: string) =>
  [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ] as const

/**
 * The one table of the fleet (design: keys.ts). Both indexes are sparse and project everything: their readers want
 * whole entries, vehicles and readings, and a second read for each item costs more than the copy.
 */
export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map(text),
  KeySchema: [...keys('pk', 'sk')],
  GlobalSecondaryIndexes: [
    {
      IndexName: auditIndex,
      KeySchema: [...keys('gsi1pk', 'gsi1sk')],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: changeIndex,
      KeySchema: [...keys('gsi2pk', 'gsi2sk')],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>
