import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'

const root = resolve(import.meta.dirname, '../..')
let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'commands-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

function start(command: string, parameters: readonly string[], variables: Record<string, string> = {}) {
  const env = { ...process.env, LOCAL_CLOUD_DIR: join(directory, 'cloud'), FLEET_SIZE: '30', ...variables }
  return spawn(process.execPath, [join(root, 'cloud/local', command), ...parameters], { cwd: root, env })
}

/** Runs a command to its end. */
async function run(command: string, parameters: readonly string[], variables: Record<string, string> = {}) {
  const child = start(command, parameters, variables)
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, out, error }
}

async function takenPort() {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.close()
    await once(server, 'close')
  }
  return { port: String(port), close }
}

async function freePort(): Promise<string> {
  const { port, close } = await takenPort()
  await close()
  return port
}

describe('npm start', () => {
  test.each([
    ['a bad port', { PORT: 'http' }, 'PORT must be a whole number from 1 to 65535; found "http"'],
    ['a bad fleet size', { FLEET_SIZE: '-5' }, 'FLEET_SIZE must be a whole number'],
  ])('says what is wrong with %s, and exits with 1', async (_what, variables, message) => {
    const { code, out, error } = await run('serve.ts', ['dev'], variables)
    expect(error).toContain(message)
    expect(error).not.toContain('    at ')
    expect([code, out]).toEqual([1, ''])
  })

  test('needs to know which of the two servers is meant', async () => {
    const { code, error } = await run('serve.ts', ['neither'])
    expect(error).toContain('Expected dev or preview; found neither')
    expect(code).toBe(1)
  })

  test('says which port is taken and how to choose another', async () => {
    const { port, close } = await takenPort()
    const { code, error } = await run('serve.ts', ['preview'], { PORT: port })
    await close()
    expect(error).toMatch(new RegExp(`Port ${port} is taken.*PORT`))
    expect(error).not.toContain('    at ')
    expect(code).toBe(1)
  })

  test('says which folder it can’t write to', async () => {
    const file = join(directory, 'file')
    await writeFile(file, '')
    const { code, error } = await run('serve.ts', ['dev'], { PORT: await freePort(), LOCAL_CLOUD_DIR: file })
    expect(error).toMatch(/needs a folder that it can write to, but .*file is not one.*LOCAL_CLOUD_DIR/)
    expect(code).toBe(1)
  })

  test('says that another program holds the database', async () => {
    const folder = join(directory, 'cloud')
    await mkdir(folder, { recursive: true })
    const database = await openLocalDynamo({ directory: join(folder, 'database') })
    await writeFile(join(folder, 'local-cloud.txt'), '')
    const { code, error } = await run('serve.ts', ['dev'], { PORT: await freePort() })
    await database.close()
    expect(error).toMatch(/is in use by another program/)
    expect(error).not.toContain('    at ')
    expect(code).toBe(1)
  })

  test('serves the app and its cloud, says so, and stops cleanly', async () => {
    const port = await freePort()
    const server = start('serve.ts', ['dev'], { PORT: port })
    let printed = ''
    const ready = new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => {
        printed += chunk
        if (printed.includes('Ctrl+C')) resolve()
      })
      server.on('exit', () => reject(new Error(`It stopped: ${printed}`)))
    })
    await ready
    expect(printed).toContain(`https://localhost:${port}`)
    for (const password of ['Fleet-manager-south-1', 'Fleet-admin-south-1']) {
      expect(printed).toContain(password)
    }
    expect(printed).toContain(join(directory, 'cloud'))

    const request = get(`https://localhost:${port}/amplify-config.json`, {
      rejectUnauthorized: false,
      agent: false,
    })
    const [response] = await once(request, 'response')
    expect(JSON.parse(await text(response))).toHaveProperty('Auth.Cognito.userPoolId', 'us-east-1_FLEETLOCAL')

    const stopped = once(server, 'exit')
    server.kill('SIGTERM')
    const [code] = await stopped
    // Windows has no signals: there, kill ends a process at once.
    expect(process.platform === 'win32' ? 0 : code).toBe(0)
  })
})

describe('npm run reset', () => {
  const cloud = () => join(directory, 'cloud')
  const prepare = async () => {
    await mkdir(join(cloud(), 'certificate'), { recursive: true })
    for (const name of ['local-cloud.txt', 'cognito.json', 'certificate/_cert.pem']) {
      await writeFile(join(cloud(), name), '')
    }
  }

  test('says so where there is nothing to reset', async () => {
    const { code, out } = await run('reset.ts', [])
    expect(out).toContain('There is nothing to reset')
    expect(code).toBe(0)
    expect(existsSync(cloud())).toBe(false)
  })

  test('empties the folder, keeps the certificate and says so', async () => {
    await prepare()
    await (await openLocalDynamo({ directory: join(cloud(), 'database') })).close()
    const { code, out } = await run('reset.ts', [])
    expect(out).toContain(`Emptied ${cloud()}`)
    expect(code).toBe(0)
    expect((await readdir(cloud())).toSorted()).toEqual(['certificate', 'local-cloud.txt'])
    expect(await readdir(join(cloud(), 'certificate'))).toEqual(['_cert.pem'])
  })

  test('refuses while a server holds the database, and deletes nothing', async () => {
    await prepare()
    const database = await openLocalDynamo({ directory: join(cloud(), 'database') })
    const { code, error } = await run('reset.ts', [])
    await database.close()
    expect(error).toContain('in use by another program')
    expect(code).toBe(1)
    expect(await readdir(cloud())).toContain('cognito.json')
  })

  test('refuses a folder that is not the local cloud’s', async () => {
    await mkdir(cloud())
    await writeFile(join(cloud(), 'thesis.doc'), 'years of work')
    const { code, error } = await run('reset.ts', [])
    expect(error).toContain('left alone')
    expect(code).toBe(1)
    expect(await readdir(cloud())).toEqual(['thesis.doc'])
  })
})
