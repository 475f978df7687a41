import { generate } from 'selfsigned'

/** A certificate and its key, each as PEM. */
export interface CertifiedKey {
  readonly certificate: string
  readonly key: string
}

export interface SelfSignedOptions {
  readonly organization: string
  /** A host name, the certificate's common name as well. */
  readonly host: string
  /** Further IP addresses of the host. */
  readonly addresses: readonly string[]
  readonly from: Date
  readonly until: Date
}

/** Kinds of alternative names (RFC 5280, 4.2.1.6). */
const dnsName = 2
const ipAddress = 7

/**
 * A new key (P-256) with a self-signed certificate for one server. It is no authority: whoever trusts it trusts this host
 * and nothing else, and even its key signs no other certificate.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1
 */
export async function selfSigned(options: SelfSignedOptions): Promise<CertifiedKey> {
  const { organization, host, addresses, from, until } = options
  const names = [
    { name: 'organizationName', value: organization },
    { name: 'commonName', value: host },
  ]
  const { cert, private: key } = await generate(names, {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: from,
    notAfterDate: until,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: dnsName, value: host },
          ...addresses.map((ip) => ({ type: ipAddress, ip }) as const),
        ],
      },
    ],
  })
  return { certificate: `${cert.trim()}\n`, key: `${key.trim()}\n` }
}
