import { type ComponentType, lazy } from 'react'

const Nothing = () => null

/** A component in a file of its own, which the page can do without: if it can't be fetched, there is nothing in its place. */
export function lazyOrNothing<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load().catch((): ComponentType<Props> => Nothing) }))
}
