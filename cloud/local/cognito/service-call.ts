import { ServiceError } from './service-error.ts'

/**
 * The operation that the header `x-amz-target` of a call names. Every one that is not emulated is unknown, which is what AWS
 * answers to a name that it doesn't know.
 * @throws {ServiceError} UnknownOperationException
 */
export function operationIn<Operation>(
  operations: ReadonlyMap<string, Operation>,
  target: string,
): { readonly name: string; readonly operation: Operation } {
  const [service, name = ''] = target.split('.')
  const operation = service === 'AWSCognitoIdentityProviderService' ? operations.get(name) : undefined
  if (!operation) throw new ServiceError('UnknownOperationException', '')
  return { name, operation }
}

/** The JSON in the body of a call. @throws {ServiceError} SerializationException */
export function callBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON')
  }
}

/** The body for an error of the API, as the SDKs read it. */
export function errorBody({ type, message }: ServiceError) {
  return { __type: type, ...(message && { message }) }
}
