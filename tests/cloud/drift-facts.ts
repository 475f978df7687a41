import { isDeepStrictEqual } from 'node:util'

/** What something is, each under a name that says what is meant. */
export type Facts = Readonly<Record<string, unknown>>

/** Stand-ins for where the app connects to, which is another place on each side. */
export const origins = { userPool: 'https://user-pool.example', hostedUi: 'https://hosted-ui.example' }

/** The facts that differ, or that only one side has, with what each says. */
export function differences(local: Facts, deployed: Facts): Readonly<Record<string, object>> {
  const names = [...new Set([...Object.keys(local), ...Object.keys(deployed)])]
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(local[name], deployed[name]))
      .map((name) => [name, { local: local[name], deployed: deployed[name] }]),
  )
}

/** The paths of all fields in an object, sorted. */
export function fieldsOf(value: object, path = ''): readonly string[] {
  return Object.entries(value)
    .flatMap(([name, inner]: [string, unknown]) => {
      const here = path ? `${path}.${name}` : name
      const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      return isObject ? fieldsOf(inner, here) : [here]
    })
    .toSorted()
}
