import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  type CognitoIdentityProviderClient,
  InvalidParameterException,
  ListUsersCommand,
  ListUsersInGroupCommand,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { userPoolClient } from '../support/user-pool-client.ts'

const UserPoolId = 'us-east-1_FLEETLOCAL'
const everyone = ['admin', 'admin-south', 'manager', 'manager-south', 'newcomer', 'operator']

const start = () => overHttp((origin) => startCognito({ origin }))
let cloud: Awaited<ReturnType<typeof start>>
let client: CognitoIdentityProviderClient
beforeEach(async () => {
  cloud = await start()
  client = userPoolClient(cloud.origin)
})
afterEach(async () => {
  client.destroy()
  await cloud[Symbol.asyncDispose]()
})

const groupsOf = async (Username: string) => {
  const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))
  return Groups.map(({ GroupName }) => GroupName)
}
const add = (Username: string, GroupName: string) =>
  client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
const remove = (Username: string, GroupName: string) =>
  client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName }))
const usernames = (users: { Username?: string | undefined }[] = []) => users.map(({ Username }) => Username)

describe('ListUsers', () => {
  const list = (changes: object = {}) => client.send(new ListUsersCommand({ UserPoolId, ...changes }))

  test('describes everyone', async () => {
    const { Users = [], PaginationToken } = await list()
    expect(usernames(Users)).toEqual(everyone)
    expect(PaginationToken).toBeUndefined()
    expect(Users.at(-1)).toEqual({
      Username: 'operator',
      Attributes: [
        { Name: 'sub', Value: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01' },
        { Name: 'email', Value: 'ines.moreau@fleet.example' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Inês Moreau' },
      ],
      UserCreateDate: new Date('2026-01-01T00:00:00Z'),
      UserLastModifiedDate: new Date('2026-01-01T00:00:00Z'),
      Enabled: true,
      UserStatus: 'CONFIRMED',
    })
  })

  test.each([
    ['username = "manager"', ['manager']],
    ['username ^= "manager"', ['manager', 'manager-south']],
    ['"email"="ines.moreau@fleet.example"', ['operator']],
    ['name ^= "Priya"', ['admin']],
    ['sub = "84a8d4b8-70c1-7041-3a52-1f0d5b6e9c05"', ['newcomer']],
    ['cognito:user_status = "CONFIRMED"', everyone],
    ['status = "Disabled"', []],
    ['given_name ^= ""', []],
    ['name = "\\"quoted\\""', []],
    ['', everyone],
  ])('with the filter %s gives %j', async (Filter, expected) => {
    expect(usernames((await list({ Filter })).Users)).toEqual(expected)
  })

  test.each([
    'username',
    'username = manager',
    'username > "a"',
    'username = "a" and email = "b"',
    'custom:tenant = "north"',
    'toString = "x"',
  ])('throws InvalidParameterException for the filter %s', async (Filter) => {
    await expect(list({ Filter })).rejects.toThrow(InvalidParameterException)
  })

  test('gives pages as long as asked, which together are everyone once', async () => {
    const first = await list({ Limit: 2 })
    const second = await list({ Limit: 2, PaginationToken: first.PaginationToken })
    const third = await list({ Limit: 2, PaginationToken: second.PaginationToken })
    const pages = [first, second, third].map(({ Users }) => usernames(Users))
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2])
    expect(pages.flat()).toEqual(everyone)
    expect(third.PaginationToken).toBeUndefined()
  })

  test.each([{ Limit: 61 }, { Limit: -1 }, { PaginationToken: 'x' }, { AttributesToGet: ['shoe size'] }])(
    'throws InvalidParameterException for %j',
    async (changes) => {
      await expect(list(changes)).rejects.toThrow(InvalidParameterException)
    },
  )

  test('gives the attributes that are asked for only', async () => {
    const { Users = [] } = await list({ AttributesToGet: ['email'], Limit: 1 })
    expect(Users[0]?.Attributes).toEqual([{ Name: 'email', Value: 'priya.raman@fleet.example' }])
  })
})

describe('AdminGetUser', () => {
  const get = (Username: string) => client.send(new AdminGetUserCommand({ UserPoolId, Username }))

  test('describes a person, by username or sub, always with the username', async () => {
    const described = {
      Username: 'operator',
      UserAttributes: expect.arrayContaining([{ Name: 'name', Value: 'Inês Moreau' }]),
      Enabled: true,
      UserStatus: 'CONFIRMED',
    }
    expect(await get('operator')).toMatchObject(described)
    expect(await get('84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01')).toMatchObject(described)
  })

  test('throws UserNotFoundException for nobody, and takes the administrator’s signature only', async () => {
    await expect(get('nobody')).rejects.toThrow(UserNotFoundException)
    const stranger = userPoolClient(cloud.origin, {
      credentials: { accessKeyId: 'STRANGER', secretAccessKey: 'stranger' },
    })
    const asked = stranger.send(new AdminGetUserCommand({ UserPoolId, Username: 'operator' }))
    await expect(asked).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
    stranger.destroy()
  })
})

describe('groups', () => {
  test('AdminListGroupsForUser gives the groups of a person, by username or sub', async () => {
    expect(await groupsOf('operator')).toEqual(['operator', 'tenant:north'])
    expect(await groupsOf('84a8d4b8-70c1-7041-3a52-1f0d5b6e9c04')).toEqual(['manager', 'tenant:south'])
    expect(await groupsOf('newcomer')).toEqual([])
    const page = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: 'admin', Limit: 1 }),
    )
    const { NextToken } = page
    const next = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: 'admin', NextToken }),
    )
    expect([page, next].map(({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName))).toEqual([
      ['admin'],
      ['tenant:north'],
    ])
  })

  test('ListUsersInGroup gives the members', async () => {
    const { Users } = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'manager' }))
    expect(usernames(Users)).toEqual(['manager', 'manager-south'])
    const page = await client.send(
      new ListUsersInGroupCommand({ UserPoolId, GroupName: 'tenant:north', Limit: 2 }),
    )
    const { NextToken } = page
    const next = await client.send(
      new ListUsersInGroupCommand({ UserPoolId, GroupName: 'tenant:north', NextToken }),
    )
    expect([usernames(page.Users), usernames(next.Users)]).toEqual([['admin', 'manager'], ['operator']])
  })

  test('adding and removing changes both, and doing it twice is no error', async () => {
    for (let times = 0; times < 2; times += 1) {
      await add('newcomer', 'operator')
      await add('newcomer', 'tenant:south')
      await remove('manager-south', 'manager')
    }
    expect(await groupsOf('newcomer')).toEqual(['operator', 'tenant:south'])
    expect(await groupsOf('manager-south')).toEqual(['tenant:south'])
    const { Users } = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'operator' }))
    expect(usernames(Users)).toEqual(['newcomer', 'operator'])
  })

  test('throw UserNotFoundException for nobody and ResourceNotFoundException for no group or pool', async () => {
    await expect(groupsOf('nobody')).rejects.toThrow(UserNotFoundException)
    await expect(add('nobody', 'operator')).rejects.toThrow(UserNotFoundException)
    await expect(add('newcomer', 'Admin')).rejects.toThrow(ResourceNotFoundException)
    await expect(remove('newcomer', 'tenant:west')).rejects.toThrow(ResourceNotFoundException)
    const elsewhere = { UserPoolId: 'us-east-1_OTHER', GroupName: 'admin', Username: 'admin' }
    for (const command of [
      new ListUsersCommand(elsewhere),
      new ListUsersInGroupCommand(elsewhere),
      new AdminGetUserCommand(elsewhere),
      new AdminListGroupsForUserCommand(elsewhere),
      new AdminAddUserToGroupCommand(elsewhere),
      new AdminRemoveUserFromGroupCommand(elsewhere),
    ]) {
      await expect(client.send(command as ListUsersCommand)).rejects.toThrow(ResourceNotFoundException)
    }
  })
})
