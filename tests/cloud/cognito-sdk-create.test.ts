import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AliasExistsException,
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  GetGroupCommand,
  GroupExistsException,
  InvalidParameterException,
  ListUsersCommand,
  ListUsersInGroupCommand,
  ResourceNotFoundException,
  UnsupportedUserStateException,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { refresh, signIn } from '../support/sign-in.ts'
import { userPoolClient } from '../support/user-pool-client.ts'

const UserPoolId = 'us-east-1_FLEETLOCAL'

let directory: string
const start = () => overHttp((origin) => startCognito({ origin, directory }))
let cloud: Awaited<ReturnType<typeof start>>
let client: CognitoIdentityProviderClient
// Keys take their time, so there is one pool, and each test has people and groups of its own.
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cognito-create-'))
  cloud = await start()
  client = userPoolClient(cloud.origin)
})
afterAll(async () => {
  client.destroy()
  await cloud[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})

const email = (Value: string) => [
  { Name: 'email', Value },
  { Name: 'email_verified', Value: 'true' },
]
const create = (Username: string, changes: object = {}) =>
  client.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      UserAttributes: email(`${Username}@example.com`),
      ...changes,
    }),
  )
const find = (Username: string) => client.send(new AdminGetUserCommand({ UserPoolId, Username }))

describe('AdminCreateUser', () => {
  test('makes somebody in no group, who has yet to sign in', async () => {
    const { User } = await create('ada')
    expect(User).toEqual({
      Username: 'ada',
      Attributes: [
        { Name: 'sub', Value: expect.stringMatching(/^[\da-f-]{36}$/) },
        ...email('ada@example.com'),
      ],
      UserCreateDate: new Date(cloud.clock.seconds() * 1000),
      UserLastModifiedDate: new Date(cloud.clock.seconds() * 1000),
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    })
    const { Users } = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'email = "ada@example.com"' }),
    )
    expect(Users).toEqual([User])
  })

  test('lets them sign in and renew, from then on as anybody else', async () => {
    await create('bea')
    await client.send(
      new AdminAddUserToGroupCommand({ UserPoolId, Username: 'bea', GroupName: 'tenant:south' }),
    )
    const { refresh_token } = await signIn(cloud, 'bea')
    expect((await find('bea')).UserStatus).toBe('CONFIRMED')
    expect((await refresh(cloud, refresh_token)).status).toBe(200)
    const { Users } = await client.send(
      new ListUsersInGroupCommand({ UserPoolId, GroupName: 'tenant:south' }),
    )
    expect(Users?.map(({ Username }) => Username)).toEqual(['admin-south', 'bea', 'manager-south'])
  })

  test('is kept by a restart', async () => {
    await create('cleo')
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'tenant:east' }))
    await using again = await start()
    const other = userPoolClient(again.origin)
    const found = await other.send(new AdminGetUserCommand({ UserPoolId, Username: 'cleo' }))
    expect(found.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
    const group = await other.send(new GetGroupCommand({ UserPoolId, GroupName: 'tenant:east' }))
    expect(group.Group?.GroupName).toBe('tenant:east')
    other.destroy()
  })

  test.each([
    ['a username that is taken', 'operator', {}, UsernameExistsException],
    ['one that differs in case only', 'Operator', {}, UsernameExistsException],
    [
      'an address that is taken',
      'eve',
      { UserAttributes: email('Ines.Moreau@fleet.example') },
      AliasExistsException,
    ],
    ['a username like an address', 'eve@example.com', {}, InvalidParameterException],
    ['a username with a space', 'eve l', {}, InvalidParameterException],
    ['what is no address', 'eve', { UserAttributes: email('eve') }, InvalidParameterException],
    [
      'an attribute that there is not',
      'eve',
      { UserAttributes: [{ Name: 'custom:tenant', Value: 'north' }] },
      InvalidParameterException,
    ],
    ['another user pool', 'eve', { UserPoolId: 'us-east-1_OTHER' }, ResourceNotFoundException],
  ])('refuses %s', async (_what, username, changes, exception) => {
    await expect(create(username, changes)).rejects.toThrow(exception)
    await expect(find('eve')).rejects.toThrow(UserNotFoundException)
  })

  test('sends an invitation once more until it was taken up, and only to somebody who is there', async () => {
    const again = (username: string) => create(username, { MessageAction: 'RESEND' })
    await expect(again('dora')).rejects.toThrow(UserNotFoundException)
    const { User } = await create('dora')
    expect((await again('dora')).User).toEqual(User)
    await signIn(cloud, 'dora')
    await expect(again('dora')).rejects.toThrow(UnsupportedUserStateException)
  })
})

describe('CreateGroup and GetGroup', () => {
  const group = (GroupName: string) => ({ UserPoolId, GroupName })

  test('make and describe a group that people can be added to', async () => {
    await expect(client.send(new GetGroupCommand(group('tenant:west')))).rejects.toThrow(
      ResourceNotFoundException,
    )
    const { Group } = await client.send(new CreateGroupCommand(group('tenant:west')))
    expect(Group).toMatchObject(group('tenant:west'))
    expect((await client.send(new GetGroupCommand(group('tenant:west')))).Group).toEqual(Group)
    await client.send(new AdminAddUserToGroupCommand({ ...group('tenant:west'), Username: 'newcomer' }))
    const { Users } = await client.send(new ListUsersInGroupCommand(group('tenant:west')))
    expect(Users?.map(({ Username }) => Username)).toEqual(['newcomer'])
  })

  test.each(['admin', 'tenant:north'])('refuse a second group %s', async (name) => {
    await expect(client.send(new CreateGroupCommand(group(name)))).rejects.toThrow(GroupExistsException)
  })

  test.each(['', 'two words', 'x'.repeat(129)])('refuse the name %j', async (name) => {
    await expect(client.send(new CreateGroupCommand(group(name)))).rejects.toThrow(InvalidParameterException)
  })
})

test('nobody makes people or groups without the administrator’s signature', async () => {
  const stranger = userPoolClient(cloud.origin, {
    credentials: { accessKeyId: 'STRANGER', secretAccessKey: 'stranger' },
  })
  for (const command of [
    new AdminCreateUserCommand({ UserPoolId, Username: 'eve' }),
    new CreateGroupCommand({ UserPoolId, GroupName: 'eve' }),
    new GetGroupCommand({ UserPoolId, GroupName: 'admin' }),
  ]) {
    await expect(stranger.send(command as GetGroupCommand)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    })
  }
  stranger.destroy()
})
