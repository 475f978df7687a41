import { setTimeout as wait } from 'node:timers/promises'
import { createSend } from '../send.ts'
import type { Place } from '../side.ts'
import { SmokeError } from '../smoke-error.ts'
import { localPlace } from './local-place.ts'

/**
 * Somebody's running local cloud. It keeps everything but what is added to it here: vehicles are removed where it lets that be
 * done (`LOCAL_CLOUD_CONTROL=1`); else `say` is told that they stay.
 * @throws {SmokeError} if the address is not one of localhost, or there is none.
 */
export async function openRunningCloud(
  name: string,
  address: string,
  say: (line: string) => void,
): Promise<Place> {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.hostname !== 'localhost' || url.href !== `${url.origin}/`) {
    throw new SmokeError(
      `Expected the address of a local cloud, such as https://localhost:5173; found ${address}`,
    )
  }
  const added: string[] = []
  return localPlace({
    name,
    site: url.origin,
    pause: async (seconds) => {
      await wait(seconds * 1000)
    },
    removeLater: (vehicleId) => added.push(vehicleId),
    close: async () => {
      const left = await removeVehicles(url.origin, added)
      if (left > 0) {
        say(
          `${left} vehicles of the smoke test stay in ${url.origin}: start it with LOCAL_CLOUD_CONTROL=1, or npm run reset.`,
        )
      }
    },
  })
}

/** How many could not be removed. */
async function removeVehicles(site: string, vehicleIds: readonly string[]): Promise<number> {
  const send = createSend()
  let left = 0
  for (const vehicleId of vehicleIds) {
    const body = JSON.stringify({ removeVehicle: { tenant: 'north', vehicleId } })
    const headers = [['content-type', 'application/json']] as const
    const answer = await send(`${site}/local-cloud/control`, { method: 'POST', headers, body }).catch(
      () => null,
    )
    const isDone =
      answer?.status === 200 && answer.headers.get('content-type')?.startsWith('application/json')
    if (isDone !== true) left += 1
  }
  send.close()
  return left
}
