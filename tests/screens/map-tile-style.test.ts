import type { StyleSpecification } from 'maplibre-gl'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchTileStyle, fontOf } from '#fleet/map/tile-style.ts'

const address = 'https://maps.example/style.json'
const style: StyleSpecification = {
  version: 8,
  sources: { tiles: { type: 'vector', url: 'https://maps.example/tiles.json' } },
  layers: [{ id: 'sea', type: 'background' }],
}

function answer(body: string) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    init?.signal?.throwIfAborted()
    return new Response(body)
  })
}

afterEach(() => vi.restoreAllMocks())

test('the fleet lies on top of the style, which is asked for without credentials', async () => {
  const asked = answer(JSON.stringify(style))
  const { sources, layers } = await fetchTileStyle(address, new AbortController().signal)
  expect(asked.mock.calls.map(([url, init]) => [url, init?.credentials, init?.headers])).toEqual([
    [address, 'omit', undefined],
  ])
  expect(Object.keys(sources)).toEqual(expect.arrayContaining(['tiles', 'fleet-groups']))
  expect([layers[0]?.id, layers.at(-1)?.id]).toEqual(['sea', 'fleet-vehicles'])
})

test('a server that does not answer is given up', async () => {
  answer(JSON.stringify(style))
  const timeout = vi
    .spyOn(AbortSignal, 'timeout')
    .mockReturnValue(AbortSignal.abort(new DOMException('Timed out', 'TimeoutError')))
  await expect(fetchTileStyle(address, new AbortController().signal)).rejects.toThrow('Timed out')
  expect(timeout).toHaveBeenCalledWith(10_000)
})

test.each(['{"version": 7, "sources": {}, "layers": []}', '{"version": 8}', '[]', 'null', '"text"'])(
  '%s is no style',
  async (text) => {
    answer(text)
    await expect(fetchTileStyle(address, new AbortController().signal)).rejects.toThrow(
      'it is no MapLibre style of version 8',
    )
  },
)

test('labels are in a font that the style’s server has', () => {
  const symbols = (font: unknown): StyleSpecification => ({
    ...style,
    layers: [{ id: 'names', type: 'symbol', source: 'tiles', layout: { 'text-font': font as string[] } }],
  })
  const glyphs = 'https://maps.example/{fontstack}/{range}.pbf'
  expect(fontOf(symbols(['Noto Sans Regular']))).toEqual(['sans-serif'])
  expect(fontOf({ ...symbols(['Noto Sans Regular']), glyphs })).toEqual(['Noto Sans Regular'])
  expect(
    fontOf({ ...symbols(['step', ['zoom'], ['literal', ['A']], 8, ['literal', ['B']]]), glyphs }),
  ).toEqual(['sans-serif'])
})
