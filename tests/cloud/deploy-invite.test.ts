import { AdminAddUserToGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { tenantOf } from '#contract/groups.ts'
import type { Invitation } from '#cloud/deploy/invitation.ts'
import { invite } from '#cloud/deploy/invite.ts'
import { invitePerson } from '#cloud/deploy/invite-person.ts'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { signIn } from '../support/sign-in.ts'
import { userPoolClient } from '../support/user-pool-client.ts'
import { localPool, outputs, toolsWith } from './deploy-tools.ts'

type LocalPool = ReturnType<typeof localPool>

const ada: Invitation = {
  email: 'ada@example.com',
  username: undefined,
  tenant: 'west',
  roles: ['manager', 'admin'],
}
const groupsOf = ({ people, memberships }: LocalPool, username: string) => {
  const person = people.byUsername(username)
  return person ? memberships.groupsOf(person) : undefined
}
const once = { resend: false }

describe('npm run invite', () => {
  const adaToNorth = ['ada@example.com', '--tenant', 'north', '--group', 'manager', '--stage', 'dev']

  test('lets a new person in, with the scopes of their groups', async () => {
    await using cloud = await overHttp((origin) => startCognito({ origin }))
    const client = userPoolClient(cloud.origin)
    const { tools, text } = toolsWith({ pool: client })
    await invite.run(adaToNorth, tools)
    expect(text()).toBe(
      [
        'ada (ada@example.com) was made.',
        'Added to manager, tenant:north.',
        `Cognito sends them an e-mail with a temporary password, good for a few days. They sign in at ${outputs.SiteUrl}`,
      ].join('\n'),
    )
    const { access_token } = await signIn(cloud, 'ada')
    const { username, scope, 'cognito:groups': groups } = decodeJwt(access_token)
    expect(username).toBe('ada')
    expect(groups).toEqual(['manager', 'tenant:north'])
    expect(String(scope).split(' ')).toEqual(expect.arrayContaining(['fleet/write', 'fleet/unlock']))
    expect(scope).not.toContain('fleet/admin')
    client.destroy()
  })

  test('says of somebody who is there what was missing, and how to send the e-mail again', async () => {
    const { client } = localPool()
    const run = async (...more: readonly string[]) => {
      const { tools, text } = toolsWith({ pool: client })
      await invite.run([...adaToNorth, ...more], tools)
      return text()
    }
    await run()
    expect(await run()).toBe(
      'ada (ada@example.com) is there already.\nNothing was missing.\n' +
        'They have not signed in yet: --resend sends the e-mail with the temporary password once more.',
    )
    expect(await run('--group', 'admin')).toContain('Added to admin; counts from their next refresh')
    expect(await run('--resend')).toContain('Cognito sends them an e-mail')
  })

  test('asks for a deployed stage', async () => {
    const { tools } = toolsWith({ stacks: [] })
    await expect(invite.run(adaToNorth, tools)).rejects.toThrow(
      'There is no stack fleet-console-dev in eu-west-1: run npm run deploy -- --stage dev first',
    )
  })
})

describe('an invitation', () => {
  test('makes the tenant’s group if it is new, and only then', async () => {
    const pool = localPool()
    expect(await invitePerson(pool, ada, once)).toEqual({
      username: 'ada',
      known: false,
      pending: true,
      emailSent: true,
      newGroup: true,
      added: ['manager', 'admin', 'tenant:west'],
    })
    const bob = { ...ada, email: 'bob@example.com', username: 'robert' }
    expect(await invitePerson(pool, bob, once)).toMatchObject({ username: 'robert', newGroup: false })
    expect(groupsOf(pool, 'robert')).toEqual(['manager', 'admin', 'tenant:west'])
  })

  test('is sent by Cognito to an address that counts as confirmed, and in no other way', async () => {
    const pool = localPool()
    const inputs: object[] = []
    pool.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'AdminCreateUserCommand') inputs.push(args.input)
          return next(args)
        },
      { step: 'initialize' },
    )
    await invitePerson(pool, ada, once)
    await invitePerson(pool, ada, { resend: true })
    const to = { UserPoolId: pool.userPoolId, Username: 'ada', DesiredDeliveryMediums: ['EMAIL'] }
    const UserAttributes = [
      { Name: 'email', Value: 'ada@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ]
    expect(inputs).toEqual([
      { ...to, UserAttributes },
      { ...to, MessageAction: 'RESEND' },
    ])
  })

  test('adds what is missing to somebody who is there, and takes nothing', async () => {
    const pool = localPool()
    const daniel = { email: 'daniel.okafor@fleet.example', username: undefined, tenant: 'north' }
    const added = await invitePerson(pool, { ...daniel, roles: ['operator'] }, once)
    expect(added).toMatchObject({ username: 'manager', known: true, emailSent: false, added: ['operator'] })
    expect(groupsOf(pool, 'manager')).toEqual(['manager', 'tenant:north', 'operator'])
  })

  /** Each call that changes something fails once, before or after it was carried out; then all is run again. */
  test.each([0, 1, 2, 3, 4].flatMap((nth) => ['before', 'after'].map((when) => [nth, when] as const)))(
    'that ends at change %i, %s it, has let nobody in, and is completed when run again',
    async (nth, when) => {
      const pool = localPool()
      const commands: string[] = []
      pool.client.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            const changes = /Create|Add/.test(commandName)
            const fails = changes && commands.push(commandName) === nth + 1
            if (fails && when === 'before') throw new Error('interrupted')
            const answer = await next(args)
            if (fails) throw new Error('interrupted')
            return answer
          },
        { step: 'initialize' },
      )
      await expect(invitePerson(pool, ada, once)).rejects.toThrow('interrupted')
      const complete = nth === 4 && when === 'after'
      expect(tenantOf(groupsOf(pool, 'ada') ?? [])).toBe(complete ? 'west' : null)
      await invitePerson(pool, ada, once)
      expect(groupsOf(pool, 'ada')).toEqual(['manager', 'admin', 'tenant:west'])
    },
  )

  test('refuses a second tenant, and says how to move someone', async () => {
    const pool = localPool()
    const south = { email: 'jonas.weber@fleet.example', username: undefined, tenant: 'north' }
    const refused = invitePerson(pool, { ...south, roles: ['operator'] }, once)
    await expect(refused).rejects.toThrow(/manager-south is in tenant:south.*exactly one tenant/)
    await expect(refused).rejects.toThrow('--username manager-south --group-name tenant:south')
    expect(groupsOf(pool, 'manager-south')).toEqual(['manager', 'tenant:south'])
  })

  test('sees a tenant that stands on a later page of the groups', async () => {
    const pool = localPool()
    pool.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          next(
            commandName === 'AdminListGroupsForUserCommand'
              ? { ...args, input: { ...args.input, Limit: 1 } }
              : args,
          ),
      { step: 'initialize' },
    )
    const south = { email: 'jonas.weber@fleet.example', username: undefined, tenant: 'north' }
    await expect(invitePerson(pool, { ...south, roles: ['operator'] }, once)).rejects.toThrow('tenant:south')
  })

  test('names people and groups in a command so that a shell runs nothing of them', async () => {
    const pool = localPool()
    const person = pool.people.create({ username: "eve$(id)'", email: 'eve@example.com', name: '' })
    pool.memberships.add(person, 'tenant:`id`')
    await expect(invitePerson(pool, { ...ada, email: 'eve@example.com' }, once)).rejects.toThrow(
      String.raw`--username 'eve$(id)'\'''` + " --group-name 'tenant:`id`'",
    )
  })

  test('refuses a tenant where groups from before would give more than was asked for', async () => {
    const pool = localPool()
    const newcomer = { email: 'mei.tanaka@fleet.example', username: undefined, tenant: 'north' }
    const person = pool.people.byUsername('newcomer')
    if (!person) throw new Error('Expected the newcomer')
    pool.memberships.add(person, 'admin')
    await expect(invitePerson(pool, { ...newcomer, roles: ['operator'] }, once)).rejects.toThrow(
      'newcomer is in admin from before, which would hold in north as well',
    )
    expect(groupsOf(pool, 'newcomer')).toEqual(['admin'])
    await invitePerson(pool, { ...newcomer, roles: ['operator', 'admin'] }, once)
    expect(groupsOf(pool, 'newcomer')).toEqual(['admin', 'operator', 'tenant:north'])
  })

  test.each([
    ['somebody else’s username', { email: 'eve@example.com', username: 'admin' }, 'admin is somebody else’s'],
    ['what stands before the @, taken', { email: 'admin@example.com' }, 'another with --username'],
    [
      'somebody else’s address',
      { email: 'priya.raman@fleet.example', username: 'eve' },
      'is the address of admin, not of eve',
    ],
  ])('gives nobody groups by %s', async (_what, who, message) => {
    const pool = localPool()
    const before = pool.people.all().map(({ username }) => [username, groupsOf(pool, username)])
    await expect(invitePerson(pool, { ...ada, ...who }, once)).rejects.toThrow(message.replace('’', "'"))
    expect(pool.people.all().map(({ username }) => [username, groupsOf(pool, username)])).toEqual(before)
  })

  test('leaves a disabled person out', async () => {
    const pool = localPool()
    pool.client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args)
        const { Users = [] } = answer.output as { Users?: { Enabled?: boolean }[] }
        for (const user of Users) user.Enabled = false
        return answer
      },
      { step: 'initialize' },
    )
    const daniel = { ...ada, email: 'daniel.okafor@fleet.example', tenant: 'north' }
    await expect(invitePerson(pool, daniel, once)).rejects.toThrow(
      /manager was disabled.*\n.*admin-enable-user/,
    )
    expect(groupsOf(pool, 'manager')).toEqual(['manager', 'tenant:north'])
  })

  test('is not sent again to somebody who has a password', async () => {
    const pool = localPool()
    const daniel = { ...ada, email: 'daniel.okafor@fleet.example', tenant: 'north' }
    await expect(invitePerson(pool, daniel, { resend: true })).rejects.toThrow('Forgot your password?')
    expect(groupsOf(pool, 'manager')).toEqual(['manager', 'tenant:north'])
  })

  test('of two that come at once, for two tenants, nobody gains anything', async () => {
    const pool = localPool()
    await invitePerson(pool, { ...ada, tenant: 'west' }, once)
    const { client, userPoolId } = pool
    const other = { UserPoolId: userPoolId, Username: 'ada', GroupName: 'tenant:north' }
    await client.send(new AdminAddUserToGroupCommand(other))
    expect(tenantOf(groupsOf(pool, 'ada') ?? [])).toBeNull()
    await expect(invitePerson(pool, ada, once)).rejects.toThrow('ada is in tenant:north')
  })
})
