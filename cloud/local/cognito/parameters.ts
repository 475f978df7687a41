/** The first parameter that occurs more than once, which OAuth forbids (RFC 6749, 3.1 and 3.2). */
export function repeatedParameter(parameters: URLSearchParams): string | undefined {
  const names = [...parameters.keys()]
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** A parameter's value; an empty one counts as absent (RFC 6749, 3.1). */
export function parameter(parameters: URLSearchParams, name: string): string | undefined {
  return parameters.get(name) || undefined
}
