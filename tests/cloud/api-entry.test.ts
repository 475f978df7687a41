import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each(['TABLE_NAME', 'CLIENT_ID'])('the deployed function says so where %s is not set', async (name) => {
  vi.stubEnv('TABLE_NAME', 'fleet')
  vi.stubEnv('CLIENT_ID', 'client')
  vi.stubEnv(name, '')
  await expect(import('#cloud/api/aws.ts')).rejects.toThrow(`The environment variable ${name} is not set`)
})

test('the deployed function is there where both are set', async () => {
  vi.stubEnv('TABLE_NAME', 'fleet')
  vi.stubEnv('CLIENT_ID', 'client')
  const { handler } = await import('#cloud/api/aws.ts')
  expect(handler).toBeTypeOf('function')
})
