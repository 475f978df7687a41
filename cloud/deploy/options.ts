import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { DeployError } from './deploy-error.ts'

export interface Given {
  /** What was given of each option: text, or true for a switch. */
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
}

/**
 * Reads a command's arguments; those without a name only where there may be `positionals`.
 * @throws {DeployError} for anything unknown, without a value, or given twice.
 */
export function readOptions(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  { positionals = false }: { readonly positionals?: boolean } = {},
): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Record<string, string | boolean | (string | boolean)[]> = {}
  const others: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw new DeployError(`There is no option ${rawName}: ${allowed(options)}`)
    const given = valueOf(rawName, option.type, value)
    if (option.multiple) values[name] = [...listOf(values[name]), given]
    else if (name in values) throw new DeployError(`${rawName} was given more than once: give it once.`)
    else values[name] = given
  }
  const [first] = others
  if (!positionals && first !== undefined) throw new DeployError(stray(first, options))
  return { values, positionals: others }
}

function valueOf(rawName: string, type: 'string' | 'boolean', value: string | undefined): string | boolean {
  if (type === 'boolean') {
    if (value === undefined) return true
    throw new DeployError(`${rawName} takes no value; found ${JSON.stringify(value)}.`)
  }
  // An option in the place of a value is a value that was forgotten.
  if (value === undefined || value.trim() === '' || value.startsWith('--')) {
    throw new DeployError(`${rawName} needs a value after it.`)
  }
  return value.trim()
}

function listOf(value: string | boolean | (string | boolean)[] | undefined): (string | boolean)[] {
  return Array.isArray(value) ? value : []
}

function allowed(options: ParseArgsOptionsConfig): string {
  return `allowed are ${Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ')} and --help.`
}

function stray(found: string, options: ParseArgsOptionsConfig): string {
  return (
    `${JSON.stringify(found)} was not expected: ${allowed(options)} ` +
    'With npm run, options come after a -- of their own, as in npm run <command> -- --stage dev'
  )
}
