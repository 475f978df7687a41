/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The region that the environment names; undefined leaves it to the profile in `~/.aws/config`. The AWS CLI reads
 * either variable, the SDK only the first: here both commands and SDK follow the CLI.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
export function regionIn({ AWS_REGION, AWS_DEFAULT_REGION }: Environment): string | undefined {
  return AWS_REGION?.trim() || AWS_DEFAULT_REGION?.trim() || undefined
}

/** The profile that the environment names, if it names one. */
export function profileIn({ AWS_PROFILE }: Environment): string | undefined {
  return AWS_PROFILE?.trim() || undefined
}
