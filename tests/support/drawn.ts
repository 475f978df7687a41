import type { Page } from '@playwright/test'

/** Where the map is drawn in a colour. */
export interface Drawn {
  /** How much of it, from 0 to 1. */
  readonly share: number
  /** The topmost place, in pixels of the page. */
  readonly top: { readonly x: number; readonly y: number }
}

/** Looks for a colour such as `#0b4f6c` in what the map shows, give or take what blending does to it. */
export async function findDrawn(page: Page, colour: string): Promise<Drawn> {
  const map = page.locator('.map-canvas')
  const { x = 0, y = 0 } = (await map.boundingBox()) ?? {}
  const picture = await map.screenshot({ scale: 'css' })
  const address = `data:image/png;base64,${picture.toString('base64')}`
  const { share, top } = await page.evaluate(look, [address, colour] as const)
  return { share, top: { x: x + top.x, y: y + top.y } }
}

/** How much of the map, from 0 to 1, is drawn in a colour. */
export async function shareDrawn(page: Page, colour: string): Promise<number> {
  return (await findDrawn(page, colour)).share
}

/** Runs in the page. */
async function look([address, wanted]: readonly [string, string]): Promise<Drawn> {
  const image = new Image()
  image.src = address
  await image.decode()
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
  if (!context) throw new Error('Expected a canvas to look at')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const channels = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16))
  const places: number[] = []
  for (let at = 0; at < data.length; at += 4) {
    const away = channels.reduce(
      (sum, channel, offset) => sum + Math.abs((data[at + offset] ?? 0) - channel),
      0,
    )
    if (away < 12) places.push(at / 4)
  }
  const [first = 0] = places
  return {
    share: places.length / (data.length / 4),
    top: { x: first % image.width, y: Math.floor(first / image.width) },
  }
}
