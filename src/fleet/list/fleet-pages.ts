import type { VehiclePage } from '#contract/page.ts'
import { pageSize } from '#contract/page.ts'
import { ApiError } from '../api/api-error.ts'
import type { FleetApi } from '../api/fleet-api.ts'

/** The first page is small, so that rows are painted early; the others are as large as they may be. */
const firstPage = pageSize.default

const triesPerPage = 3

/** All vehicles of the tenant, page after page, and whether more follow. A page that fails is asked for again. */
export async function* fleetPages(listVehicles: FleetApi['listVehicles']): AsyncGenerator<VehiclePage> {
  let cursor: string | null = null
  do {
    const query = {
      limit: String(cursor === null ? firstPage : pageSize.most),
      ...(cursor !== null && { cursor }),
    }
    const page: VehiclePage = await withRetry(() => listVehicles({ query }))
    yield page
    cursor = page.nextCursor
  } while (cursor !== null)
}

async function withRetry<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === triesPerPage || !(error instanceof ApiError) || !mayPass(error)) throw error
      await pause(2 ** tries * 250 * (0.5 + Math.random()))
    }
  }
}

/** No answer, busy, or broken for a moment: trying again can help. */
function mayPass({ status }: ApiError): boolean {
  return status === 0 || status === 429 || status >= 500
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
