import type { Map as MapLibre } from 'maplibre-gl'

/** A piece of what a map's makers want said of them; with an address where it is a link. */
export interface Credit {
  readonly text: string
  readonly href?: string
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  copy: '©',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
}
const longest = 200

/** What the sources of a map want said of them, each thing once. */
export function attributionOf(map: MapLibre): readonly Credit[] {
  const all = Object.keys(map.getStyle().sources).map((name) => map.getSource(name)?.attribution ?? '')
  return [...new Set(all)].flatMap(creditsIn)
}

/**
 * Reads the HTML of an attribution as text and links to https, and keeps nothing else of it: no element is ever made of it, so it needs no
 * trusted type and can't do anything.
 */
export function creditsIn(html: string): readonly Credit[] {
  const parts = html.matchAll(/<a\s[^>]*?href=["'](https:\/\/[^"'\s]+)["'][^>]*>(.*?)<\/a>|[^<]+|<[^>]*>/gis)
  const credits: Credit[] = []
  for (const [whole, href, inside] of parts) {
    const text = textOf(inside ?? whole)
    if (text === '') continue
    credits.push(href === undefined ? { text } : { text, href })
  }
  return credits
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
}
