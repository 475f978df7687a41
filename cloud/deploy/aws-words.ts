const longest = 300

/**
 * What AWS's client says of an error, for the end of a message. Its first line only: after it, SignatureDoesNotMatch quotes the
 * request with its session token. How a `credential_process` was called is left out, as its arguments may be secret.
 */
export function awsWords({ name, message }: Error): string {
  const [line = ''] = message.trim().split(/[\r\n]/)
  if (line === '' || line.startsWith('Command failed')) return `AWS's client says: ${name}.`
  return `AWS's client says: ${name}: ${line.length > longest ? `${line.slice(0, longest)}…` : line}`
}
