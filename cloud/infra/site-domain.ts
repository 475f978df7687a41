import { StageSettingsError } from './stage-settings-error.ts'

/** A host name of one's own for the site. Its DNS record is made by whoever has the zone; the stack's output says which. */
export interface SiteDomain {
  /** Such as `fleet.example.com`. */
  readonly name: string
  /** The certificate of that name in AWS Certificate Manager, in us-east-1: CloudFront takes none of elsewhere. */
  readonly certificateArn: string
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** RFC 1123, 2.1, in lower case, with at least one dot. */
const host = new RegExp(`^(?=.{4,253}$)${label}(?:\\.${label})+$`)
const certificate = /^arn:aws[a-z-]*:acm:(?<region>[a-z0-9-]+):\d{12}:certificate\/[0-9a-f-]{36}$/

/** @throws {StageSettingsError} that says what is wrong with the domain, and what is expected. */
export function checkDomain({ name, certificateArn }: SiteDomain): void {
  if (!host.test(name)) {
    throw new StageSettingsError(
      `domain.name must be a host name in lower case, such as fleet.example.com, without https:// and path; found ${JSON.stringify(name)}`,
    )
  }
  const region = certificate.exec(certificateArn)?.groups?.['region']
  if (region === undefined) {
    throw new StageSettingsError(
      `domain.certificateArn must be the ARN of a certificate, arn:aws:acm:us-east-1:<account>:certificate/<id>; found ${JSON.stringify(certificateArn)}`,
    )
  }
  if (region !== 'us-east-1') {
    throw new StageSettingsError(
      `domain.certificateArn is a certificate of ${region}, and CloudFront takes those of us-east-1 only: request one for ${name} there`,
    )
  }
}
