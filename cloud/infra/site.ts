import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { SiteOrigins } from '../site/security-headers.ts'
import { gatewayHost } from './gateway-host.ts'
import { apiStage } from './site-addresses.ts'
import type { SiteDomain } from './site-domain.ts'
import { addSiteHeaders } from './site-headers-policy.ts'
import { spaRewrite } from './spa-rewrite.ts'
import type { StageSettings } from './stage.ts'

export interface Site {
  readonly bucket: IBucket
  readonly distribution: Distribution
}

export interface SiteOptions {
  readonly gateway: RestApi
  /** Where the app connects to beside its own origin. */
  readonly origins: SiteOrigins
}

/** The app's files behind CloudFront, with the API on the same origin. */
export function addSite(scope: Construct, { gateway, origins }: SiteOptions, stage: StageSettings): Site {
  const bucket = addBucket(scope, stage)
  const distribution = new Distribution(scope, 'Distribution', {
    defaultRootObject: 'index.html',
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(stage.domain !== null && domainSettings(scope, stage.domain)),
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: addSiteHeaders(scope, origins),
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: addRewrite(scope) }],
    },
    additionalBehaviors: { [`/${apiStage}/*`]: apiBehavior(gateway) },
  })
  return { bucket, distribution }
}

/** On a domain of one's own the lowest TLS version is ours to choose; on CloudFront's it is TLS 1.0, whatever is said. */
function domainSettings(scope: Construct, { name, certificateArn }: SiteDomain) {
  return {
    domainNames: [name],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  }
}

function addBucket(scope: Construct, { removalPolicy, deletionProtection }: StageSettings): IBucket {
  const bucket = new Bucket(scope, 'SiteBucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy,
    autoDeleteObjects: !deletionProtection,
  })
  // A Bucket is an IBucket; only under exactOptionalPropertyTypes its `policy?` is declared differently.
  return bucket as IBucket
}

function addRewrite(scope: Construct): EdgeFunction {
  return new EdgeFunction(scope, 'SpaRewrite', {
    code: FunctionCode.fromInline(spaRewrite),
    runtime: FunctionRuntime.JS_2_0,
  })
}

/** Requests for the API go to the stage of the same name, so the path stays as it is. */
function apiBehavior(gateway: RestApi): BehaviorOptions {
  return {
    origin: new HttpOrigin(gatewayHost(gateway), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    }),
    // A request that came in the clear has already shown its token: it is refused and not sent on.
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // The gateway finds its API by the Host header, so that one must stay its own.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    // Compressing would make the strong ETags weak, which If-Match refuses.
    compress: false,
  }
}
