import { type ComponentType, lazy, Suspense } from 'react'

const Nothing = () => null

/**
 * A component in a file of its own, which the page can do without: until it has been fetched `Meanwhile` is in its place, and
 * `Otherwise` if it can't be.
 */
export function lazyOr<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
  Otherwise: ComponentType<NoInfer<Props>> = Nothing,
  Meanwhile: ComponentType<NoInfer<Props>> = Nothing,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({
    default: await load().then(
      (file) => file[name],
      () => Otherwise,
    ),
  }))
  return (props) => (
    <Suspense fallback={<Meanwhile {...props} />}>
      <Loaded {...props} />
    </Suspense>
  )
}
