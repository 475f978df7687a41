import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { expect, type Page, test as base } from '@playwright/test'
import { palettes } from '#fleet/map/palette.ts'
import { shareDrawn } from '../support/drawn.ts'
import { listen, type MapServer, startMapServer } from '../support/map-server.ts'

/** A tile server on an origin of its own, and the page with the map, whose policy names it. */
interface Sites {
  readonly page: MapServer
  readonly tiles: string
  /** What the tile server was asked. */
  readonly requests: IncomingMessage[]
}

const purple = '#a020f0'
const answers: Record<string, (response: ServerResponse, origin: string) => void> = {
  '/good.json': (response, origin) => response.end(JSON.stringify(styleAt(`${origin}/area.json`))),
  '/no-tiles.json': (response, origin) => response.end(JSON.stringify(styleAt(`${origin}/gone`))),
  '/elsewhere.json': (response) => response.end(JSON.stringify(styleAt('http://127.0.0.1:9/area.json'))),
  '/other.json': (response) => response.end('{"version": 7}'),
  '/wrong.json': (response) =>
    response.end(JSON.stringify({ version: 8, sources: {}, layers: [{ id: 'x', type: 'no such type' }] })),
  '/text.json': (response) => response.end('<!doctype html>'),
}

/** One purple area over the whole world, from the tile server. */
function styleAt(data: string) {
  const attribution =
    '<a href="https://tiles.example/copyright" onclick="steal()">Tiles & Co</a><script>x</script>'
  return {
    version: 8,
    sources: { area: { type: 'geojson', data, attribution } },
    layers: [{ id: 'area', type: 'fill', source: 'area', paint: { 'fill-color': purple } }],
  }
}

const area = {
  type: 'Polygon',
  coordinates: [
    [
      [-179, -80],
      [179, -80],
      [179, 80],
      [-179, 80],
      [-179, -80],
    ],
  ],
}
answers['/area.json'] = (response) => response.end(JSON.stringify(area))

const test = base.extend<object, { sites: Sites }>({
  sites: [
    async ({ browserName }, use, { workerIndex }) => {
      const requests: IncomingMessage[] = []
      const server = createServer((request, response) => {
        requests.push(request)
        response.setHeader('access-control-allow-origin', '*')
        const answer = answers[request.url ?? '']
        if (answer) answer(response, tiles)
        else response.writeHead(404).end()
      })
      const tiles = await listen(server)
      const page = await startMapServer(`${browserName}-tiles-${workerIndex}`, tiles)
      await use({ page, tiles, requests })
      page.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ sites }, use) => use(sites.page.origin),
  // Drawn without a graphics card, every pixel costs.
  viewport: { width: 720, height: 480 },
  contextOptions: { reducedMotion: 'reduce' },
})

const { light } = palettes

/** Opens the map with a style of the tile server; answers the origins that the page asks from then on. */
async function openMap(page: Page, { tiles }: Sites, style: string): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(`/?size=150&style=${encodeURIComponent(tiles + style)}`)
  await expect.poll(() => shareDrawn(page, light.group)).toBeGreaterThan(0.0005)
  return asked
}

test('the deployment’s style lies below the fleet, and is told nothing of who looks', async ({
  page,
  sites,
}) => {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const asked = await openMap(page, sites, '/good.json')
  await expect.poll(() => shareDrawn(page, purple)).toBeGreaterThan(0.8)
  await expect.poll(() => shareDrawn(page, light.group)).toBeGreaterThan(0.0005)
  expect([...asked].filter((origin) => origin !== 'null').toSorted()).toEqual(
    [sites.page.origin, sites.tiles].toSorted(),
  )
  expect(sites.requests.length).toBeGreaterThan(0)
  for (const { headers } of sites.requests) {
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('referer')
  }
  expect(errors).toEqual([])
})

test('the makers of the tiles are named as they wish, by a link that does nothing else', async ({
  page,
  sites,
}) => {
  await openMap(page, sites, '/good.json')
  const link = page.getByRole('link', { name: 'Tiles & Co' })
  await expect(link).toHaveAttribute('href', 'https://tiles.example/copyright')
  await expect(link).not.toHaveAttribute('onclick')
})

const broken: readonly (readonly [style: string, words: string])[] = [
  ['/nothing.json', 'could not be loaded: its server answered 404'],
  ['/text.json', 'could not be loaded: it is not JSON'],
  ['/other.json', 'could not be loaded: it is no MapLibre style of version 8'],
  ['/wrong.json', 'could not be loaded: it is no valid style'],
]
for (const [style, words] of broken) {
  test(`where the style ${words}, the plain map is there and says so`, async ({ page, sites }) => {
    await openMap(page, sites, style)
    await expect(page.getByText(words)).toBeVisible()
    await expect.poll(() => shareDrawn(page, light.land)).toBeGreaterThan(0.2)
    await expect.poll(() => shareDrawn(page, light.group)).toBeGreaterThan(0.0005)
    expect(await shareDrawn(page, purple)).toBe(0)
  })
}

for (const style of ['/no-tiles.json', '/elsewhere.json']) {
  test(`where only the tiles of ${style} can’t be had, the fleet is there and it is said`, async ({
    page,
    sites,
  }) => {
    await openMap(page, sites, style)
    await expect(page.getByText('Parts of the map could not be loaded')).toBeVisible()
    await expect.poll(() => shareDrawn(page, light.group)).toBeGreaterThan(0.0005)
  })
}
