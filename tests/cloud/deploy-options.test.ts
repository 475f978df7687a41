import { describe, expect, test } from 'vitest'
import { commandNamed } from '#cloud/deploy/commands.ts'
import { invitationFrom } from '#cloud/deploy/invitation.ts'
import { readOptions } from '#cloud/deploy/options.ts'
import { stageIn } from '#cloud/deploy/stage-option.ts'
import { toolsWith } from './deploy-tools.ts'

const options = {
  stage: { type: 'string' },
  yes: { type: 'boolean' },
  group: { type: 'string', multiple: true },
} as const

describe('options', () => {
  test('are read in both spellings, and in any order', () => {
    expect(
      readOptions(['--group', 'a', '--yes', 'x', '--stage=dev', '--group=b'], options, { positionals: true }),
    ).toEqual({
      values: { group: ['a', 'b'], yes: true, stage: 'dev' },
      positionals: ['x'],
    })
  })

  test.each([
    [['--stag', 'dev'], 'There is no option --stag: allowed are --stage, --yes, --group and --help.'],
    [['-s', 'dev'], 'There is no option -s'],
    [['--no-yes'], 'There is no option --no-yes'],
    [['--toString'], 'There is no option --toString'],
    [['--stage'], '--stage needs a value'],
    [['--stage='], '--stage needs a value'],
    [['--stage', ' '], '--stage needs a value'],
    [['--stage', '--yes'], '--stage needs a value'],
    [['--yes=no'], '--yes takes no value; found "no".'],
    [['--stage', 'dev', '--stage', 'prod'], '--stage was given more than once'],
    [['dev'], '"dev" was not expected'],
    [['--', '--stage', 'dev'], '"--stage" was not expected'],
  ])('%j are refused, with what is allowed', (args, message) => {
    expect(() => readOptions(args, options)).toThrow(message)
  })

  test.each([undefined, '', 'Dev', 'production', 'toString', true])('%j is no stage', (value) => {
    expect(() => stageIn(value)).toThrow('--stage dev or --stage prod')
  })

  test.each(['deploy', 'destroy', 'diff', 'invite', 'config'])(
    '%s has help that names its options, and refuses others',
    async (name) => {
      const command = commandNamed(name)
      expect(command.help).toContain(`npm run ${name} -- `)
      const { tools, programs, text } = toolsWith({ typed: [] })
      const refused: unknown = await command.run(['--nonsense'], tools).catch((error: unknown) => error)
      const { message } = refused as Error
      const allowed = message.match(/--\w+/g)?.filter((one) => !['--nonsense', '--help'].includes(one))
      expect(allowed?.length).toBeGreaterThan(0)
      for (const option of allowed ?? []) expect(command.help).toContain(`\n  ${option} `)
      expect([programs, text()]).toEqual([[], ''])
    },
  )

  test('an unknown command is answered with those that there are', () => {
    expect(() => commandNamed('toString')).toThrow('npm run deploy, npm run destroy')
  })
})

describe('an invitation', () => {
  const given = { emails: ['ada@example.com'], tenants: ['north'], groups: ['manager'], username: undefined }

  test('is read with its groups from least to most, each once', () => {
    const groups = ['admin', 'operator', 'admin']
    expect(
      invitationFrom({ ...given, groups, emails: ['Ada.O’Hara@Example.com'.replace('’', "'")] }),
    ).toEqual({
      email: "ada.o'hara@example.com",
      tenant: 'north',
      roles: ['operator', 'admin'],
      username: undefined,
    })
  })

  test.each([
    [{ emails: [] }, 'Give an e-mail address'],
    [
      { emails: ['a@example.com', 'b@example.com'] },
      'One person at a time; found a@example.com and b@example.com.',
    ],
    [{ emails: ['a@example.com,b@example.com'] }, 'is no e-mail address'],
    [{ emails: ['ada'] }, 'is no e-mail address'],
    [{ emails: ['ada@example'] }, 'is no e-mail address'],
    [{ emails: ['a"da@example.com'] }, 'is no e-mail address'],
    [{ emails: ['a\\da@example.com'] }, 'is no e-mail address'],
    [{ emails: ['аda@example.com'] }, 'is no e-mail address'],
    [{ emails: ['ada@example.com\nx'] }, 'is no e-mail address'],
    [{ tenants: [] }, 'Into which tenant?'],
    [{ tenants: ['north', 'south'] }, 'exactly one tenant; found north and south'],
    [{ tenants: ['north', 'north'] }, 'exactly one tenant'],
    [{ tenants: ['north,south'] }, "can't be a tenant"],
    [{ tenants: ['North'] }, "can't be a tenant"],
    [{ tenants: ['tenant:north'] }, "can't be a tenant"],
    [{ groups: [] }, 'Which group? Give --group operator'],
    [{ groups: ['manager,admin'] }, 'give --group once for each'],
    [{ groups: ['Admin'] }, 'There is no role group "Admin"'],
    [{ groups: ['admin', 'tenant:south'] }, 'tenants are given with --tenant'],
    [{ username: 'Ada' }, "can't be a username"],
    [{ username: 'ada@example.com' }, "can't be a username"],
    [{ username: 'a,b' }, "can't be a username"],
    [{ username: '-a' }, "can't be a username"],
  ])('of %j is refused', (changes, message) => {
    expect(() => invitationFrom({ ...given, ...changes })).toThrow(message)
  })
})
