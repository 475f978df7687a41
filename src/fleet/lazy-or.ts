import { type ComponentType, lazy } from 'react'

const Nothing = () => null

/** A component in a file of its own, which the page can do without: if it can't be fetched, `Otherwise` is in its place. */
export function lazyOr<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Otherwise: ComponentType<Props> = Nothing,
) {
  return lazy(async () => ({ default: await load().catch(() => Otherwise) }))
}
