/**
 * Whether any object in a JSON text has a name twice. Parsers differ in which one they keep (RFC 8259, 4), so that a
 * token with two scopes could mean one thing here and another there. The text is known to be JSON.
 */
export function hasDuplicateNames(json: string): boolean {
  const open: (Set<string> | null)[] = []
  let previous = ''
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const name = String(JSON.parse(previous))
      const names = open.at(-1)
      if (names?.has(name)) return true
      names?.add(name)
    }
    previous = token
  }
  return false
}
