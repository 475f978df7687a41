import type { FleetApi } from '#fleet/api/fleet-api.ts'

/** The two lists of the API, fetched from the benchmark without a token. */
export function fetchingApi(): FleetApi {
  const list = (path: string) => async (options: { query: object; signal?: AbortSignal }) => {
    const query = new URLSearchParams({ ...options.query })
    const response = await fetch(`/api${path}?${query}`, options.signal ? { signal: options.signal } : {})
    if (!response.ok) throw new Error(`${path} answers ${response.status}`)
    return response.json()
  }
  const api = { listVehicles: list('/vehicles/read'), listTelemetry: list('/telemetry/read') }
  return api as Partial<FleetApi> as FleetApi
}
