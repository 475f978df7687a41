/** What the deployment must set. @throws if it is missing, so that a wrong deployment fails at its first call */
export function setting(name: 'TABLE_NAME' | 'CLIENT_ID' | 'USER_POOL_ID'): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`The environment variable ${name} is not set; the deployment sets it (cloud/infra)`)
  return value
}

/** What only some deployments set; undefined where it is missing or empty. */
export function optionalSetting(name: 'ALLOWED_ORIGIN'): string | undefined {
  return process.env[name] || undefined
}
