import { CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation'
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Tools } from '#cloud/deploy/command.ts'
import type { Program } from '#cloud/deploy/run-program.ts'
import { directoryClient } from '#cloud/local/cognito/directory-client.ts'
import { GroupMemberships } from '#cloud/local/cognito/group-memberships.ts'
import { PoolPeople } from '#cloud/local/cognito/pool-people.ts'
import { userPoolId } from '#cloud/local/cognito/user-pool-id.ts'

const region = 'eu-west-1'
const account = '111122223333'

/** A stack as CloudFormation describes it, with these outputs. */
export const stack = (name: string, outputs: Readonly<Record<string, string>> = {}): Stack => ({
  StackName: name,
  StackId: `arn:aws:cloudformation:${region}:${account}:stack/${name}/1a2b3c`,
  StackStatus: 'UPDATE_COMPLETE',
  CreationTime: new Date('2026-01-01T00:00:00Z'),
  Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
})

export const outputs = {
  SiteUrl: 'https://d111111abcdef8.cloudfront.net',
  ApiUrl: 'https://abc123.execute-api.eu-west-1.amazonaws.com/api',
  UserPoolId: userPoolId,
  UserPoolClientId: '1h57kf5cpq17m0eml12example',
  HostedUiDomain: 'fleet-console-dev-111122223333.auth.eu-west-1.amazoncognito.com',
  TableName: 'fleet-console-dev-Table',
}

export const toolkit = stack('CDKToolkit')
export const dev = stack('fleet-console-dev', outputs)
export const prod = stack('fleet-console-prod', outputs)

/** AWS's client for CloudFormation, answered as AWS does where there are these stacks and no others. */
export function cloudFormationWith(stacks: readonly Stack[], error?: Error): CloudFormationClient {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }
  const client = new CloudFormationClient({ region, credentials })
  client.middlewareStack.add(
    () => async (args) => {
      if (error) throw error
      const { StackName } = args.input as { StackName: string }
      const Stacks = stacks.filter((one) => one.StackName === StackName)
      const missing = `Stack with id ${StackName} does not exist`
      if (Stacks.length === 0) throw Object.assign(new Error(missing), { name: 'ValidationError' })
      return { response: {}, output: { Stacks, $metadata: {} } }
    },
    { step: 'initialize' },
  )
  return client
}

/** The local user pool with nobody but the people of the laptop, and AWS's client for it. */
export function localPool() {
  const people = new PoolPeople({ created: new Map() }, Date.now)
  const memberships = new GroupMemberships({ groups: new Map(), groupNames: new Set() }, people)
  const client = directoryClient({ people, memberships, save: async () => {} })
  return { client, userPoolId, people, memberships }
}

export interface Around {
  readonly stacks?: readonly Stack[]
  readonly error?: Error
  /** What is typed, in turn; without any, there is no terminal. */
  readonly typed?: readonly string[]
  /** How the programs end, in turn; 0 for those that are not named. */
  readonly codes?: readonly (number | null)[]
  readonly root?: string
  readonly pool?: CognitoIdentityProviderClient
  readonly onRun?: (program: Program) => Promise<void>
}

/** What a command works with, and what it has done with it. */
export function toolsWith({
  stacks = [toolkit, dev, prod],
  error,
  typed,
  codes = [],
  root = '/project',
  pool = localPool().client,
  onRun = async () => {},
}: Around = {}) {
  const programs: Program[] = []
  const written: string[] = []
  const asked: string[] = []
  const answers = [...(typed ?? [])]
  const ends = [...codes]
  const tools: Tools = {
    root,
    environment: { HOME: '/home/ada', AWS_PROFILE: 'fleet' },
    terminal: {
      interactive: typed !== undefined,
      write: (text) => void written.push(text),
      ask: async (question) => {
        asked.push(question)
        return answers.shift() ?? ''
      },
    },
    run: async (program) => {
      programs.push(program)
      await onRun(program)
      const [code = 0] = ends.length > 0 ? [ends.shift()] : []
      return code
    },
    cloudFormation: cloudFormationWith(stacks, error),
    userPools: () => pool,
  }
  return { tools, programs, asked, text: () => written.join('\n') }
}
