import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import type { ServerResponse } from 'node:http'
import { appClientAt } from '#cloud/local/cognito/app-client.ts'
import { runTrigger } from '#cloud/local/cognito/trigger.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { longestIntegration } from '#cloud/local/gateway/integration.ts'
import { groupNames, people } from '#cloud/local/people.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { defaultSettings } from '#cloud/local/settings.ts'
import { productionHeaders } from '#cloud/local/site-headers.ts'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { startLocalCloud } from '../support/local-cloud.ts'
import { type Facts, fieldsOf, origins } from './drift-facts.ts'

/** What the local cloud is, found out by asking it where it can be asked. `burst`: what AWS lets through at once. */
export async function localFacts({ burst }: { readonly burst: number }): Promise<Facts> {
  const { accessTokenSeconds, refreshTokenSeconds, graceSeconds } = defaultSettings()
  const client = appClientAt('')
  return {
    'access token, seconds': accessTokenSeconds,
    'ID token, seconds': accessTokenSeconds,
    'refresh token, seconds': refreshTokenSeconds,
    'rotation, seconds of grace': graceSeconds,
    'app client: sign-in returns to': client.callbackUrls,
    'app client: sign-out returns to': client.logoutUrls,
    'app client: scopes': client.scopes,
    'role groups': groupNames.filter((name) => !name.startsWith('tenant:')),
    'trigger: event version': await eventVersion(),
    'gateway: waits, milliseconds': longestIntegration,
    'functions: seconds': longestIntegration / 1000,
    ...(await gatewayFacts(burst)),
    ...(await tableFacts()),
    ...siteFacts(),
  }
}

async function eventVersion(): Promise<string> {
  let version = ''
  const [person] = people
  if (!person) throw new Error('Expected people')
  const occasion = { source: 'TokenGeneration_HostedAuth', person, groups: [], scopes: [] } as const
  await runTrigger((event) => {
    version = `V${event.version}_0`
    return handler(event)
  }, occasion)
  return version
}

async function gatewayFacts(burst: number): Promise<Facts> {
  await using cloud = await startLocalCloud()
  const paths = [...new Set(routeNames.map((name) => routeOf(name).path))]
  const ask = (path: string, method = 'GET') => cloud.fetch(`/api${path}`, { method })
  const asked = await Promise.all(paths.map(async (path) => [path, (await ask(path, 'OPTIONS')).status]))
  const own = (await ask('/vehicles/read')).headers
  // The clock stands still, so nothing is let through again.
  const many = await Promise.all(Array.from({ length: burst + 1 }, () => ask('/vehicles/read')))
  return {
    'gateway: paths that answer OPTIONS': asked.filter(([, status]) => status !== 403).map(([path]) => path),
    'gateway: headers of its own answers': Object.fromEntries(
      [...own].filter(([name]) =>
        /^(cache-control|vary|access-control-.*|x-content-type-options)$/.test(name),
      ),
    ),
    'gateway: is throttled': many.some(({ status }) => status === 429),
    'configuration: fields': fieldsOf(cloud.amplifyConfig),
    'API: path': new URL(cloud.amplifyConfig.API.REST.fleet.endpoint).pathname,
  }
}

async function tableFacts(): Promise<Facts> {
  const database = await openLocalDynamo({})
  try {
    const client = localClient(database)
    const TableName = 'fleet'
    await createFleetTable(client, TableName)
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
    const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    }))
    return {
      'table: keys': Table?.KeySchema,
      'table: attributes': Table?.AttributeDefinitions,
      'table: indexes': indexes,
      'table: time to live': TimeToLiveDescription?.AttributeName,
    }
  } finally {
    await database.close()
  }
}

function siteFacts(): Facts {
  const page = headersAt('/')
  const asset = headersAt('/assets/app-1a2b3c.js')
  const { 'cache-control': pages, ...headers } = page
  return {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`site: ${name}`, value])),
    'site: how long pages are kept': pages,
    'site: how long assets are kept': asset['cache-control'],
  }
}

/** The headers of the built app, as the local server sets them. */
function headersAt(url: string): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = { setHeader: (name: string, value: string) => (headers[name] = value) }
  Reflect.apply(productionHeaders(origins), undefined, [
    { url },
    response as unknown as ServerResponse,
    () => {},
  ])
  return headers
}
