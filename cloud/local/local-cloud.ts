import { fleetTable } from '../api/fleet-table.ts'
import { cognitoDirectory } from '../api/cognito-directory.ts'
import { createLambda } from '../api/lambda.ts'
import { removeVehicle } from '../api/vehicle-removal.ts'
import { handler as preTokenGeneration } from '../user-pool/pre-token-generation.ts'
import { type AmplifyConfig, amplifyConfigAt } from './amplify-config.ts'
import type { Clock } from './clock.ts'
import { createCognito } from './cognito/cognito.ts'
import { directoryClient } from './cognito/directory-client.ts'
import { isUserPoolPath } from './cognito/paths.ts'
import type { PreTokenGeneration } from './cognito/trigger.ts'
import { openUserPool } from './cognito/user-pool.ts'
import { clientId, issuer, userPoolId } from './cognito/user-pool-id.ts'
import { createControl } from './control.ts'
import { withFaults } from './faults.ts'
import { createGateway } from './gateway/gateway.ts'
import { openLocalDatabase } from './local-database.ts'
import { RequestLog } from './request-log.ts'
import { defaultSettings } from './settings.ts'
import { startSimulation } from './telemetry/simulation.ts'
import { withPast } from './telemetry/with-past.ts'
import { createTimers, type Timers } from './vehicles/timers.ts'
import { Vehicles } from './vehicles/vehicles.ts'
import { withVehicles } from './vehicles/with-vehicles.ts'

export interface LocalCloudOptions {
  /** Where app and local cloud are served, such as `https://localhost:5173`. */
  readonly origin: string
  /** Keeps database, keys and sign-ins; in memory without. */
  readonly directory?: string | undefined
  /** Vehicles of tenant north. */
  readonly fleetSize: number
  /** Whether `/local-cloud/…` exists. */
  readonly control: boolean
  /** Whether vehicles move by themselves, until the control says otherwise. */
  readonly simulation?: boolean
  /** Takes the lines that the services log; dropped without. */
  readonly log?: (line: string) => void
  readonly now?: Clock
  /** What vehicles wait with before they do as they are told; real time without. */
  readonly timers?: Timers
  /** The pre token generation function; the deployed one unless a test needs another. */
  readonly trigger?: PreTokenGeneration
}

/** Cognito, API Gateway, the functions and DynamoDB in one process. */
export interface LocalCloud {
  readonly origin: string
  readonly amplifyConfig: AmplifyConfig
  /** What whoever started it should know. */
  readonly notices: readonly string[]
  /** Settles when what goes on in the background of the start is done: the vehicles' first readings. */
  readonly ready: Promise<void>
  /**
   * Answers a request, or gives undefined where the path is the site's.
   * @throws {ConnectionDropped} where the answer is to be withheld: cut the connection.
   */
  fetch(request: Request): Promise<Response | undefined>
  close(): Promise<void>
}

type Service = (request: Request) => Response | Promise<Response>

/** @throws {StartupError | DatabaseInUseError | DatabaseNotWritableError} with a message ready for people. */
export async function createLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { origin, directory, fleetSize, log = () => {}, trigger = preTokenGeneration } = options
  const settings = { ...defaultSettings(), simulation: options.simulation ?? false }
  const realNow = options.now ?? Date.now
  const now = () => realNow() + settings.clockSkewSeconds * 1000
  const requests = new RequestLog()
  const amplifyConfig = amplifyConfigAt(origin)

  const database = await openLocalDatabase({ directory, fleetSize, now })
  const { client, tableName, notices } = database
  const pool = await openUserPool({ origin, directory, trigger, settings, now }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  const cognito = createCognito(pool, (error) => log(error.stack ?? error.message))
  const table = fleetTable(client, tableName)
  const simulation = startSimulation({ table, now, isOn: () => settings.simulation, log })
  const control = options.control
    ? createControl({
        settings,
        log: requests,
        rotateKeys: () => pool.rotateKeys(),
        removeVehicle: (vehicle) =>
          simulation.inTurn(() => removeVehicle(table, { ...vehicle, at: new Date(now()).toISOString() })),
        simulate: simulation.step,
      })
    : undefined
  const api = createLambda({
    client,
    tableName,
    members: cognitoDirectory(directoryClient(pool), userPoolId),
    clientId,
    now,
    log: ({ error }) => {
      if (error !== undefined) log(error)
    },
  })
  const timers = options.timers ?? createTimers(log)
  const behaviour = () => settings.vehicles
  const vehicles = new Vehicles({ table, now, behaviour, say: simulation.say, timers })
  const handler = withVehicles(withPast(api, { table, now }), vehicles)
  // A token that another kind of key signed is no access token, whatever it says of itself.
  const jwks = () => ({ keys: pool.keys.published('access') })
  const gateway = createGateway({ issuer, jwks, handler, now, log })

  const serviceAt = (pathname: string): Service | undefined => {
    if (pathname.startsWith('/api/')) return gateway
    return isUserPoolPath(pathname) ? (request) => cognito.fetch(request) : undefined
  }
  const answer = async (service: Service, request: Request): Promise<Response> => {
    const at = new Date(realNow())
    try {
      const response = await withFaults(settings, request, async () => service(request))
      requests.add(request, response, at)
      return response
    } catch (error) {
      requests.add(request, null, at)
      throw error
    }
  }
  const fetch = async (request: Request): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url)
    if (pathname === '/amplify-config.json') {
      return Response.json(amplifyConfig, { headers: { 'cache-control': 'no-store' } })
    }
    if (control && pathname.startsWith('/local-cloud/')) return control.fetch(request)
    const service = serviceAt(pathname)
    return service && answer(service, request)
  }
  const close = async () => {
    await timers.close()
    await simulation.close()
    await database.close()
  }
  return { origin, amplifyConfig, notices, ready: simulation.ready, fetch, close }
}
