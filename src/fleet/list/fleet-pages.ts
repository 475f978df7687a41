import type { VehiclePage } from '#contract/page.ts'
import { pageSize } from '#contract/page.ts'
import type { FleetApi } from '../api/fleet-api.ts'

/** The first page is small, so that rows are painted early; the others are as large as they may be. */
const firstPage = pageSize.default

/** All vehicles of the tenant, page after page, and whether more follow. */
export async function* fleetPages(listVehicles: FleetApi['listVehicles']): AsyncGenerator<VehiclePage> {
  let cursor: string | null = null
  do {
    const query = {
      limit: String(cursor === null ? firstPage : pageSize.most),
      ...(cursor !== null && { cursor }),
    }
    const page: VehiclePage = await listVehicles({ query })
    yield page
    cursor = page.nextCursor
  } while (cursor !== null)
}
