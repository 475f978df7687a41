import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** One thing that is done to the table, as IAM sees it: a transaction is taken apart into its steps. */
export interface TableAccess {
  readonly action: string
  readonly index: string | undefined
  readonly partition: string | undefined
}

/** A statement of a policy, as the template has it. */
export interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const operation = /^(GetItem|PutItem|DeleteItem|Query|TransactWriteItems)Command$/
const steps = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
}

/** Notes everything that a client asks of its table from now on. */
export function recordAccess(client: DynamoDBClient): TableAccess[] {
  const recorded: TableAccess[] = []
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        recorded.push(...accessOf(commandName, args.input))
        return next(args)
      },
    { step: 'serialize', name: 'recordAccess' },
  )
  return recorded
}

/** Whether the statements allow it, on the table with this ARN; what is not allowed is denied. */
export function isAllowed(statements: readonly Statement[], tableArn: string, access: TableAccess): boolean {
  const resource = access.index === undefined ? tableArn : `${tableArn}/index/${access.index}`
  return statements.some(
    ({ Effect, Action, Resource, Condition }) =>
      Effect === 'Allow' &&
      [Action].flat().includes(`dynamodb:${access.action}`) &&
      [Resource].flat().includes(resource) &&
      Object.entries(Condition ?? {}).every(([operator, keys]) => holds(operator, keys, access)),
  )
}

function accessOf(command: string, input: object): readonly TableAccess[] {
  const [, action] = operation.exec(command) ?? []
  if (action === undefined) throw new Error(`Expected a command that the grants know of, found ${command}`)
  if (action !== 'TransactWriteItems') {
    return [
      {
        action,
        index: textAt(input, 'IndexName'),
        partition: textAt(input, 'Key', 'pk') ?? textAt(input, 'Item', 'pk'),
      },
    ]
  }
  const items: unknown = Reflect.get(input, 'TransactItems')
  if (!Array.isArray(items)) throw new Error('Expected a transaction with steps')
  return items.map((item: object) => {
    const [step] = Object.entries(steps).filter(([name]) => name in item)
    if (!step) throw new Error(`Expected a step of a transaction, found ${Object.keys(item).join()}`)
    const [name, stepAction] = step
    const partition = textAt(item, name, 'Item', 'pk') ?? textAt(item, name, 'Key', 'pk')
    return { action: stepAction, index: undefined, partition }
  })
}

/** The text at a path; DynamoDB's own form of it is `{ S: text }`. */
function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : undefined
  if (name === undefined) return textAt(Reflect.get(value, 'S'))
  return textAt(Reflect.get(value, name), ...rest)
}

function holds(
  operator: string,
  keys: Readonly<Record<string, unknown>>,
  { partition }: TableAccess,
): boolean {
  const [[key, expected] = []] = Object.entries(keys)
  if (key !== 'dynamodb:LeadingKeys') throw new Error(`Expected a condition on LeadingKeys, found ${key}`)
  if (operator === 'Null') return (partition === undefined) === (expected === 'true')
  if (operator !== 'ForAllValues:StringLike') throw new Error(`Expected StringLike, found ${operator}`)
  return [expected].flat().some((pattern) => like(String(pattern)).test(partition ?? ''))
}

function like(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
  )
}
