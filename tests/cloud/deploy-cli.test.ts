import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram } from '#cloud/deploy/run-program.ts'
import { runScript } from './script-process.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deploy-cli-'))
})
afterAll(() => rm(home, { recursive: true }))

/** As `npm run` starts it, for somebody who has never used AWS. */
const cli = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runScript([join('cloud', 'deploy', 'cli.ts'), ...args], {
    HOME: home,
    USERPROFILE: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...environment,
  })

describe('a command', () => {
  test('prints its help to stdout', async () => {
    const { code, stdout, stderr } = await cli(['invite', '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^npm run invite -- <e-mail address> --tenant/)
  })

  test('ends with 1 and a sentence on stderr where nobody is signed in to AWS', async () => {
    const { code, stdout, stderr } = await cli(['deploy', '--stage', 'dev', '--yes'], {
      AWS_REGION: 'eu-west-1',
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^\nNo AWS credentials were found: set AWS_PROFILE/)
    expect(stderr).not.toContain('    at ')
  })
})

describe('runProgram', () => {
  const run = async (code: string) => {
    const script = join(home, 'program.mjs')
    await writeFile(script, code)
    return runProgram({ script, args: ['7'], folder: home, environment: { CODE: '3' } })
  }

  test('gives the exit code of a script that has these arguments, this folder and this environment', async () => {
    expect(await run('process.exit(Number(process.argv[2]) + Number(process.env.CODE))')).toBe(10)
    expect(await run(`process.exit(process.env.HOME === undefined ? 0 : 1)`)).toBe(0)
  })

  test('gives null for one that a signal ended, and goes on', async () => {
    expect(await run("process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 60_000)")).toBeNull()
  })
})
