import { paginateListStackResources } from '@aws-sdk/client-cloudformation'
import { stackNameOf, type Stage } from '../../infra/stage-name.ts'
import { cloudFormationClient } from '../../deploy/stack-outputs.ts'

/** Where S3 would answer for the bucket with a stage's site; null if the stack has none. */
export async function bucketAddress(stage: Stage, region: string): Promise<string | null> {
  const client = cloudFormationClient()
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: stackNameOf(stage) })) {
      const bucket = page.StackResourceSummaries?.find(
        ({ ResourceType, LogicalResourceId }) =>
          ResourceType === 'AWS::S3::Bucket' && LogicalResourceId?.startsWith('SiteBucket'),
      )
      if (bucket?.PhysicalResourceId) return `https://${bucket.PhysicalResourceId}.s3.${region}.amazonaws.com`
    }
    return null
  } finally {
    client.destroy()
  }
}
