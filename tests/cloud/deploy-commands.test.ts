import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deploy } from '#cloud/deploy/deploy.ts'
import { destroy } from '#cloud/deploy/destroy.ts'
import { diff } from '#cloud/deploy/diff.ts'
import type { Program } from '#cloud/deploy/run-program.ts'
import { dev, localPool, outputs, prod, stack, toolkit, toolsWith } from './deploy-tools.ts'

const nameOf = ({ script }: Program) => script.split(/[\\/]/).at(-1)
const folderOf = ({ args }: Program) => args[args.indexOf('--outDir') + 1] ?? ''

describe('deploy', () => {
  test('builds the app into a folder of its own and gives it to the CDK of the lock file', async () => {
    const { tools, programs } = toolsWith()
    await deploy.run(['--stage', 'dev', '--yes'], tools)
    const [build, cdk, ...others] = programs
    if (!build || !cdk) throw new Error('Expected a build and the CDK')
    expect(others).toEqual([])
    const site = folderOf(build)
    expect([nameOf(build), build.folder]).toEqual(['vite.js', '/project'])
    expect(build.args).toEqual(['build', '--outDir', site, '--emptyOutDir', '--logLevel', 'error'])
    expect(cdk.script).toMatch(/node_modules[\\/]aws-cdk[\\/]bin[\\/]cdk$/)
    expect(cdk.args).toEqual([
      'deploy',
      'fleet-console-dev',
      '--require-approval',
      'never',
      '--app',
      `"${process.execPath}" cloud/infra/infra-app.ts`,
      '--output',
      join(site, '..', 'cdk.out'),
      '--no-notices',
    ])
    expect(cdk.environment).toEqual({
      HOME: '/home/ada',
      AWS_PROFILE: 'fleet',
      AWS_REGION: 'eu-west-1',
      SITE_FOLDER: site,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
    })
  })

  test('takes this laptop’s amplify-config.json out of the build, and leaves nothing behind', async () => {
    const seen: string[][] = []
    let site = ''
    const onRun = async (program: Program) => {
      if (nameOf(program) === 'cdk') seen.push((await readdir(site)).toSorted())
      else {
        site = folderOf(program)
        await mkdir(site)
        for (const name of ['index.html', 'amplify-config.json']) await writeFile(join(site, name), '')
      }
    }
    await deploy.run(['--stage', 'dev', '--yes'], toolsWith({ onRun }).tools)
    expect(seen).toEqual([['index.html']])
    expect(existsSync(join(site, '..'))).toBe(false)
  })

  test.each([
    ['dev', []],
    ['prod', ['Type prod to go on: ']],
  ])('asks in %s whether permissions may change, and more in prod', async (stage, questions) => {
    const { tools, programs, asked } = toolsWith({ typed: ['prod'] })
    await deploy.run(['--stage', stage], tools)
    expect(asked).toEqual(questions)
    expect(programs[1]?.args.slice(0, 4)).toEqual([
      'deploy',
      `fleet-console-${stage}`,
      '--require-approval',
      'broadening',
    ])
  })

  test.each(['', 'Prod', 'yes', 'dev'])('does nothing in prod where %j is typed', async (word) => {
    const { tools, programs } = toolsWith({ typed: [word] })
    await expect(deploy.run(['--stage', 'prod'], tools)).rejects.toThrow('exactly the word prod')
    expect(programs).toEqual([])
  })

  test('takes --yes for every answer', async () => {
    const { tools, programs, asked } = toolsWith({ typed: [] })
    await deploy.run(['--stage', 'prod', '--yes'], tools)
    expect(asked).toEqual([])
    expect(programs[1]?.args).toContain('never')
  })

  test('wants --yes where nobody can answer, before anything else', async () => {
    const { tools, programs } = toolsWith({ stacks: [] })
    await expect(deploy.run(['--stage', 'dev'], tools)).rejects.toThrow(/no terminal.*--yes/)
    expect(programs).toEqual([])
  })

  test('names the command that prepares an account for the CDK, and builds nothing before', async () => {
    const { tools, programs } = toolsWith({ stacks: [dev] })
    await expect(deploy.run(['--stage', 'dev', '--yes'], tools)).rejects.toThrow(
      'npx cdk bootstrap aws://unknown-account/eu-west-1',
    )
    expect(programs).toEqual([])
  })

  test('ends with the address and the way in, as long as nobody is in', async () => {
    const { client, people } = localPool()
    const { tools, text } = toolsWith({ pool: client })
    await deploy.run(['--stage', 'dev', '--yes'], tools)
    expect(text()).toContain('to the AWS account 111122223333, region eu-west-1')
    expect(text()).toContain(`Fleet Console (dev) is at ${outputs.SiteUrl}`)
    expect(text()).toContain(`In its user pool: ${people.all().length} people.`)
    expect(text()).toContain('npm run config -- --stage dev && npm start')
    client.middlewareStack.add(() => async () => ({ response: {}, output: { Users: [], $metadata: {} } }), {
      step: 'initialize',
    })
    const first = toolsWith({ pool: client })
    await deploy.run(['--stage', 'prod', '--yes'], first.tools)
    expect(first.text()).toContain('Nobody is in its user pool yet.')
    expect(first.text()).toContain(
      'npm run invite -- ada@example.com --tenant north --group manager --stage prod',
    )
    expect(first.text()).not.toContain('npm run config')
  })

  test('has succeeded also where the user pool may not be looked into', async () => {
    const { client } = localPool()
    client.middlewareStack.add(
      () => async () => {
        throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' })
      },
      { step: 'initialize' },
    )
    const { tools, text } = toolsWith({ pool: client })
    await deploy.run(['--stage', 'dev', '--yes'], tools)
    expect(text()).toContain(outputs.SiteUrl)
  })

  test.each([
    [1, 'could not be built'],
    [null, 'Interrupted, before anything was changed'],
  ])('stops at a build that ends with %s', async (code, message) => {
    const { tools, programs } = toolsWith({ codes: [code] })
    await expect(deploy.run(['--stage', 'dev', '--yes'], tools)).rejects.toThrow(message)
    expect(programs.length).toBe(1)
  })

  test.each([
    [1, 'was not deployed'],
    [null, 'it goes on with by itself'],
  ])('says where to look when the CDK ends with %s', async (code, message) => {
    const { tools, text } = toolsWith({ codes: [0, code] })
    const failed = await deploy.run(['--stage', 'dev', '--yes'], tools).catch((error: unknown) => error)
    expect(failed).toMatchObject({ name: 'DeployError', message: expect.stringContaining(message) })
    expect(failed).toMatchObject({
      message: expect.stringContaining('https://eu-west-1.console.aws.amazon.com/cloudformation/'),
    })
    expect(text()).not.toContain(outputs.SiteUrl)
  })
})

describe('diff', () => {
  test('builds the app and shows what the CDK says, without a question', async () => {
    const { tools, programs, asked } = toolsWith()
    await diff.run(['--stage', 'prod'], tools)
    expect(programs.map(nameOf)).toEqual(['vite.js', 'cdk'])
    expect(programs[1]?.args.slice(0, 3)).toEqual(['diff', 'fleet-console-prod', '--app'])
    expect(asked).toEqual([])
  })

  test('fails with the CDK', async () => {
    const { tools } = toolsWith({ codes: [0, 1] })
    await expect(diff.run(['--stage', 'dev'], tools)).rejects.toThrow('could not be compared')
  })
})

describe('destroy', () => {
  test('says what goes and what stays, and goes on at the stage’s name only', async () => {
    const { tools, programs, asked, text } = toolsWith({ typed: ['dev'] })
    await destroy.run(['--stage', 'dev'], tools)
    expect(asked).toEqual(['Type dev to go on: '])
    for (const gone of [outputs.SiteUrl, outputs.UserPoolId, outputs.TableName, '6 people']) {
      expect(text()).toContain(gone)
    }
    expect(text()).toMatch(/Stays:\n.*CDKToolkit[^]*a backup of the table/)
    expect(programs.map(nameOf)).toEqual(['cdk'])
    expect(programs[0]?.args.slice(0, 4)).toEqual(['destroy', 'fleet-console-dev', '--force', '--app'])
    expect(text()).toContain('fleet-console-dev is gone.')
  })

  test('gives the CDK a site without pages, since it wants one', async () => {
    const seen: string[][] = []
    const onRun = async ({ environment }: Program) => {
      seen.push((await readdir(environment['SITE_FOLDER'] ?? '')).toSorted())
    }
    await destroy.run(['--stage', 'dev', '--yes'], toolsWith({ onRun }).tools)
    expect(seen).toEqual([['assets', 'index.html']])
  })

  test.each(['', 'y', 'prod', 'Dev'])('removes nothing where %j is typed', async (word) => {
    const { tools, programs } = toolsWith({ typed: [word] })
    await expect(destroy.run(['--stage', 'dev'], tools)).rejects.toThrow('Nothing was changed')
    expect(programs).toEqual([])
  })

  test.each([[['--yes']], [[]]])('never removes prod, also not with %j', async (more) => {
    const { tools, programs, asked } = toolsWith({ typed: ['prod'] })
    await expect(destroy.run(['--stage', 'prod', ...more], tools)).rejects.toThrow(
      'update-termination-protection --no-enable-termination-protection --stack-name fleet-console-prod',
    )
    expect([programs, asked]).toEqual([[], []])
  })

  test('wants --yes where nobody can answer', async () => {
    const { tools, programs } = toolsWith()
    await expect(destroy.run(['--stage', 'dev'], tools)).rejects.toThrow(/no terminal.*--yes/)
    expect(programs).toEqual([])
  })

  test('has nothing to do where there is no such stack', async () => {
    const { tools, programs, text } = toolsWith({ stacks: [toolkit, prod] })
    await destroy.run(['--stage', 'dev', '--yes'], tools)
    expect(programs).toEqual([])
    expect(text()).toBe(
      'There is no stack fleet-console-dev in the AWS account 111122223333, region eu-west-1.',
    )
  })

  test.each([
    ['what a failed first deployment left, which tells nothing of itself', {}],
    ['what a removal left that ended after the user pool', { ...outputs, UserPoolId: 'us-east-1_GONE' }],
  ])('removes %s', async (_what, left) => {
    const { tools, programs, text } = toolsWith({ stacks: [toolkit, stack('fleet-console-dev', left)] })
    await destroy.run(['--stage', 'dev', '--yes'], tools)
    expect(text()).toMatch(/the user pool( us-east-1_GONE)? with everyone in it/)
    expect(programs.length).toBe(1)
  })

  test.each([
    [1, 'is not wholly removed'],
    [null, 'it goes on removing by itself'],
  ])('says where to look when the CDK ends with %s', async (code, message) => {
    const { tools, text } = toolsWith({ codes: [code] })
    await expect(destroy.run(['--stage', 'dev', '--yes'], tools)).rejects.toThrow(message)
    expect(text()).not.toContain('is gone')
  })
})
