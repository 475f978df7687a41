import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOwnCloud, type OwnCloud, type OwnCloudOptions } from '#cloud/smoke/laptop/own-cloud.ts'
import type { Side, Tokens } from '#cloud/smoke/side.ts'
import { forEachTesterInTurn } from '#cloud/smoke/tester.ts'
import { signIn } from './sign-in.ts'

/** A local cloud as the smoke test opens it, before a site of one page and one script. */
export async function openSmokeCloud(before?: NonNullable<OwnCloudOptions['before']>): Promise<OwnCloud> {
  const root = await mkdtemp(join(tmpdir(), 'smoke-site-'))
  await mkdir(join(root, 'dist', 'assets'), { recursive: true })
  await writeFile(
    join(root, 'dist', 'index.html'),
    '<!doctype html><script src="/assets/app-1a2b3c4d.js"></script>',
  )
  await writeFile(join(root, 'dist', 'assets', 'app-1a2b3c4d.js'), 'document.title = "built"')
  const cloud = await openOwnCloud({ name: 'local', root, ...(before && { before }) })
  return {
    ...cloud,
    [Symbol.asyncDispose]: async () => {
      await cloud[Symbol.asyncDispose]()
      await rm(root, { recursive: true })
    },
  }
}

/** The same with everybody signed in anew, through the hosted pages but without a browser. */
export async function enter(place: OwnCloud): Promise<Side> {
  const { cloud, addresses, testers } = place
  const fetch = async (address: string, init?: RequestInit) => {
    const response = await cloud.fetch(new Request(new URL(address, addresses.site), init))
    if (!response) throw new Error(`${address} is not answered by the local cloud`)
    return response
  }
  const hosted = { amplifyConfig: cloud.amplifyConfig, fetch }
  const tokens = await forEachTesterInTurn(async (name): Promise<Tokens> => {
    const given = await signIn(hosted, testers[name].username)
    const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken } = given
    return { accessToken, idToken, refreshToken }
  })
  return { ...place, tokens }
}
