import { configureAuth } from '#auth/configure.ts'
import { readAccessToken, readSession } from '#auth/session.ts'
import { createFleetApi } from '#fleet/api/fleet-api.ts'
import { loadConfig } from '../../../../src/app/config.ts'
import { offer } from './offer.ts'

/** The app's own session and API client, over the session that a sign-in to the app has left in this profile. */
const { amplify, apiEndpoint } = await loadConfig()
configureAuth(amplify)
await readSession()
const api = createFleetApi(apiEndpoint, readAccessToken)
offer({ call: () => api.listVehicles({ query: { limit: '1' } }), readToken: () => readAccessToken() })
