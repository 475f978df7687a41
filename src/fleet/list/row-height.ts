import { useMedia } from '#ui/use-media.ts'
import type { Density } from '../view/fleet-view.ts'

/** Heights of a row in pixels: a card where the screen is narrow. vehicle-list.css has them from here. */
const heights = { card: 96, normal: 44, compact: 32 } as const

/** How high each row is, and whether rows are cards. */
export function useRowHeight(density: Density): { readonly height: number; readonly isCard: boolean } {
  const isCard = useMedia('(max-width: 47.99rem)')
  return { height: heights[isCard ? 'card' : density], isCard }
}
