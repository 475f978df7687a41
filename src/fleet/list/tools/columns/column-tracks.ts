import { columnWidths } from '../../../view/fleet-view.ts'

/** Pixels of one rem. */
export function remPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

/** A width that a column may have, in quarters of a rem. */
export function possibleWidth(rem: number): number {
  return Math.min(Math.max(Math.round(rem * 4) / 4, columnWidths.least), columnWidths.most)
}

/** The CSS of columns (see vehicle-table.tsx) with another width, in rem, for the one at a place. */
export function withTrack(tracks: string, place: number, width: number): string {
  return tracksIn(tracks).with(place, `${width}rem`).join(' ')
}

/** The least rem that a column's CSS takes: "6rem" or "minmax(6rem, 6fr)". */
export function leastOf(tracks: string, place: number): number {
  const track = tracksIn(tracks)[place] ?? ''
  return Number.parseFloat(track.replace('minmax(', '')) || 0
}

function tracksIn(tracks: string): readonly string[] {
  return tracks.match(/(?:[^\s(]|\([^)]*\))+/g) ?? []
}
