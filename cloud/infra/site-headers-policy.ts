import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersStrictTransportSecurity,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { type SiteOrigins, siteHeaders } from '../site/security-headers.ts'

/**
 * The site's headers, from the source that the local server has them from. CloudFront takes the best known ones only as
 * settings of their own; all others are given as they are.
 * @throws {Error} for a value that CloudFront can't be told.
 */
export function addSiteHeaders(scope: Construct, origins: SiteOrigins): ResponseHeadersPolicy {
  const {
    'content-security-policy': contentSecurityPolicy,
    'strict-transport-security': strictTransport,
    'x-content-type-options': contentTypeOptions,
    'x-frame-options': frameOptions,
    'referrer-policy': referrerPolicy,
    ...others
  } = siteHeaders({ ...origins, strictTransport: true })
  const override = true
  return new ResponseHeadersPolicy(scope, 'SiteHeaders', {
    securityHeadersBehavior: {
      ...(contentSecurityPolicy && { contentSecurityPolicy: { contentSecurityPolicy, override } }),
      ...(strictTransport && { strictTransportSecurity: strictTransportOf(strictTransport) }),
      ...(contentTypeOptions && { contentTypeOptions: { override: only('nosniff', contentTypeOptions) } }),
      ...(frameOptions && {
        frameOptions: { frameOption: oneOf(HeadersFrameOption, frameOptions), override },
      }),
      ...(referrerPolicy && {
        referrerPolicy: { referrerPolicy: oneOf(HeadersReferrerPolicy, referrerPolicy), override },
      }),
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override })),
    },
  })
}

/** Strict-Transport-Security (RFC 6797) as CloudFront's settings. */
function strictTransportOf(value: string): ResponseHeadersStrictTransportSecurity {
  const [, seconds, includeSubdomains, preload] =
    /^max-age=(\d+)(; includeSubDomains)?(; preload)?$/.exec(value) ?? []
  if (seconds === undefined) throw unsupported('max-age=<seconds>; includeSubDomains; preload', value)
  return {
    accessControlMaxAge: Duration.seconds(Number(seconds)),
    includeSubdomains: includeSubdomains !== undefined,
    preload: preload !== undefined,
    override: true,
  }
}

function oneOf<Value extends string>(values: Readonly<Record<string, Value>>, value: string): Value {
  const found = Object.values(values).find((known) => known === value)
  if (found === undefined) throw unsupported(Object.values(values).join(', '), value)
  return found
}

function only(expected: string, value: string): true {
  if (value !== expected) throw unsupported(expected, value)
  return true
}

function unsupported(expected: string, found: string): Error {
  return new Error(`A header of cloud/site can't be set on CloudFront: expected ${expected}; found ${found}`)
}
