import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { logOf, memberLeaseKey, recordsOf, vinKey } from '../api/keys.ts'
import { auditIndex, changeIndex } from '../api/table-definition.ts'
import type { DeployedTable } from './fleet-table.ts'

const any = '*'
/** What belongs to one vehicle, of any tenant: audit entries and commands. No other kind of partition matches. */
const recordPartitions = recordsOf(any, any)
const vinPartitions = vinKey(any, any).pk
/** Audit entries about no vehicle. */
const logPartitions = logOf(any)
const leasePartitions = memberLeaseKey(any).pk

/**
 * Vehicles, readings, the audit and the change feeds may be read. The one thing that is written while reading is the audit entry of
 * a refusal (boundary, recordDenial): it checks that the vehicle exists, and puts into the records of one vehicle, or among
 * the entries about none. The vehicles themselves, VIN pointers and idempotency keys can't be touched.
 */
export function grantReads(table: DeployedTable, grantee: IGrantable): void {
  const indexes = [auditIndex, changeIndex].map((index) => `${table.tableArn}/index/${index}`)
  grant(grantee, ['GetItem', 'ConditionCheckItem'], [table.tableArn])
  grant(grantee, ['Query'], [table.tableArn, ...indexes])
  grant(grantee, ['PutItem'], [table.tableArn], [recordPartitions, logPartitions])
}

/** The lease of whoever changes members is put and deleted, and audit entries about members are put. Nothing is read. */
export function grantMemberRecords(table: DeployedTable, grantee: IGrantable): void {
  grant(grantee, ['PutItem'], [table.tableArn], [leasePartitions, logPartitions])
  grant(grantee, ['DeleteItem'], [table.tableArn], [leasePartitions])
}

/**
 * A change reads the vehicle and replaces it, together with its audit entry and VIN pointer; an addition reads who has the VIN,
 * and puts the same three; a command checks the vehicle and puts the command, its audit entry and its idempotency key. Only a VIN
 * pointer is ever deleted. Nothing is listed, so there is no query.
 */
export function grantWrites(table: DeployedTable, grantee: IGrantable): void {
  grant(grantee, ['GetItem', 'ConditionCheckItem', 'PutItem'], [table.tableArn])
  grant(grantee, ['DeleteItem'], [table.tableArn], [vinPartitions])
}

/**
 * Exact actions on exact ARNs; with `partitions`, only where the partition key matches one of them. The steps of a
 * transaction need the permissions of the single operations, and are held to the same conditions.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
function grant(
  { grantPrincipal }: IGrantable,
  actions: readonly string[],
  resources: readonly string[],
  partitions?: readonly string[],
): void {
  const statement = new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [...resources],
  })
  if (partitions) {
    statement.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': partitions })
    // `ForAllValues` also holds where there is no key at all: nothing is granted by absence.
    statement.addCondition('Null', { 'dynamodb:LeadingKeys': 'false' })
  }
  grantPrincipal.addToPrincipalPolicy(statement)
}
