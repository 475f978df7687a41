/** The list with the item at a place moved by one, up (-1) or down (1); the same list where it can't go there. */
export function moved<Item>(list: readonly Item[], place: number, by: -1 | 1): readonly Item[] {
  const item = list[place]
  const other = list[place + by]
  if (item === undefined || other === undefined) return list
  return list.with(place, other).with(place + by, item)
}
