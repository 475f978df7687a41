import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types'

/** What CloudFormation knows of its resource types, as the CDK itself is generated from it. */
const spec = loadAwsServiceSpecSync()

const partsOfResources = [
  'Type',
  'Properties',
  'DependsOn',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]

/** What CloudFormation's resource schemas don't know or don't take in a template; each with its place. Empty where all is well. */
export function schemaProblems(template: object): readonly string[] {
  const resources: unknown = Reflect.get(template, 'Resources')
  return Object.entries(isObject(resources) ? resources : {}).flatMap(([id, resource]) =>
    isObject(resource) ? resourceProblems(resource, id) : [`${id}: is no resource`],
  )
}

function resourceProblems(resource: Readonly<Record<string, unknown>>, id: string): readonly string[] {
  const { Type, Properties = {} } = resource
  const parts = Object.keys(resource).filter((part) => !partsOfResources.includes(part))
  const unknownParts = parts.map((part) => `${id}: has no part ${part}`)
  // Answered by a function: nobody but that one knows what it takes.
  if (String(Type).startsWith('Custom::')) return unknownParts
  const [known] = spec.lookup('resource', 'cloudFormationType', 'equals', String(Type))
  if (!known) return [`${id}: there is no resource type ${String(Type)}`]
  return [...unknownParts, ...objectProblems(Properties, known.properties, `${id} (${String(Type)})`)]
}

function objectProblems(value: unknown, properties: ResourceProperties, at: string): readonly string[] {
  if (!isObject(value)) return [`${at}: expected an object, found ${JSON.stringify(value)}`]
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required && value[name] === undefined)
    .map(([name]) => `${at}: lacks ${name}`)
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const property = properties[name]
    return property ? typeProblems(inner, property.type, `${at}.${name}`) : [`${at}: has no property ${name}`]
  })
  return [...missing, ...wrong]
}

function typeProblems(value: unknown, type: PropertyType, at: string): readonly string[] {
  if (isIntrinsic(value)) return []
  const unexpected = (expected: string) => [`${at}: expected ${expected}, found ${JSON.stringify(value)}`]
  switch (type.type) {
    case 'json':
      return []
    case 'string': {
      const { allowedValues } = type
      if (typeof value !== 'string') return unexpected('a string')
      return (allowedValues?.includes(value) ?? true) ? [] : unexpected(`one of ${allowedValues?.join(', ')}`)
    }
    case 'date-time':
      return typeof value === 'string' ? [] : unexpected('a date')
    case 'number':
      return typeof value === 'number' ? [] : unexpected('a number')
    case 'integer':
      return Number.isInteger(value) ? [] : unexpected('a whole number')
    case 'boolean':
      return typeof value === 'boolean' ? [] : unexpected('true or false')
    case 'null':
      return value === null ? [] : unexpected('null')
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : unexpected('a tag')
    case 'array':
      if (!Array.isArray(value)) return unexpected('a list')
      return value.flatMap((inner, index) => typeProblems(inner, type.element, `${at}[${index}]`))
    case 'map':
      if (!isObject(value)) return unexpected('an object')
      return Object.entries(value).flatMap(([name, inner]) =>
        typeProblems(inner, type.element, `${at}.${name}`),
      )
    case 'ref':
      return objectProblems(value, spec.get('typeDefinition', type.reference.$ref).properties, at)
    case 'union': {
      const each = type.types.map((one) => typeProblems(value, one, at))
      return each.some((problems) => problems.length === 0) ? [] : (each[0] ?? [])
    }
  }
}

/** A function of CloudFormation, whose value is known at the deployment only. */
function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false
  const [name, ...others] = Object.keys(value)
  return name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
