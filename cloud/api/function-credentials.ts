/** What signs requests to AWS. */
interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/**
 * The credentials of the function's role, which Lambda sets as environment variables for as long as this process lives. The bundles
 * have this in place of the AWS SDK's own search, which would also read files, run programs and ask other services.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 * @throws {Error} if a variable is missing; it names which, and never a value.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => ({
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    sessionToken: required('AWS_SESSION_TOKEN'),
  })
}

function required(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`The environment variable ${name} is not set; Lambda sets it for every function`)
  return value
}
