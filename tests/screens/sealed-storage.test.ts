import { beforeEach, expect, test, vi } from 'vitest'
import { sealedStorage, seal } from '#auth/sealed-storage.ts'
import { sessionCookie } from '#auth/session-cookie.ts'
import { hasStoredSession } from '#auth/stored-session.ts'

const token = 'CognitoIdentityServiceProvider.client.ada.refreshToken'
const forgetKey = () => {
  document.cookie = `${sessionCookie}=; Path=/; Secure; Max-Age=0`
}

beforeEach(() => {
  localStorage.clear()
  forgetKey()
})

test('what is stored can’t be read off, and comes back as it was', async () => {
  await sealedStorage.setItem(token, 'secret ✓')
  const sealed = localStorage.getItem(token) ?? ''
  expect(sealed).toMatch(/^[\w+/]+=*$/)
  expect(atob(sealed)).not.toContain('secret')
  expect(await sealedStorage.getItem(token)).toBe('secret ✓')
})

test('without the key of the browser session nothing can be opened, and there is no session', async () => {
  await sealedStorage.setItem(token, 'secret')
  expect(hasStoredSession()).toBe(true)
  forgetKey()
  expect(hasStoredSession()).toBe(false)
  // As another page would find it: this one has opened it before.
  vi.resetModules()
  const { sealedStorage: elsewhere } = await import('#auth/sealed-storage.ts')
  expect(await elsewhere.getItem(token)).toBeNull()
})

test('another page with the same key opens it', async () => {
  await sealedStorage.setItem(token, 'secret')
  vi.resetModules()
  const { sealedStorage: elsewhere } = await import('#auth/sealed-storage.ts')
  expect(await elsewhere.getItem(token)).toBe('secret')
})

test('a value in the place of another one is no value', async () => {
  localStorage.setItem(token, await seal('another name', 'secret'))
  expect(await sealedStorage.getItem(token)).toBeNull()
})

test.each(['', 'plain', '!!!', btoa('short'), `${btoa('x'.repeat(40))}`])(
  '%j, which nobody has sealed, is no value',
  async (text) => {
    localStorage.setItem(token, text)
    expect(await sealedStorage.getItem(token)).toBeNull()
  },
)

test('the same text is sealed differently each time, and an unchanged one is not written again', async () => {
  expect(await seal(token, 'secret')).not.toBe(await seal(token, 'secret'))
  await sealedStorage.setItem(token, 'secret')
  const first = localStorage.getItem(token)
  await sealedStorage.setItem(token, 'secret')
  expect(localStorage.getItem(token)).toBe(first)
  await sealedStorage.setItem(token, 'other')
  expect(await sealedStorage.getItem(token)).toBe('other')
})

test('what is removed is gone', async () => {
  await sealedStorage.setItem(token, 'secret')
  await sealedStorage.removeItem(token)
  expect(await sealedStorage.getItem(token)).toBeNull()
  expect(localStorage.length).toBe(0)
})
