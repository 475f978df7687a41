import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { StageSettings } from '../stage.ts'

/**
 * Where alarms are told, encrypted and over https only. CloudWatch may not use AWS's own key for topics, hence the key; and a
 * topic with a policy of its own no longer takes what the account's alarms send, hence the statement.
 * @see https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 */
export function addAlarmTopic(scope: Construct, { alarmEmail }: StageSettings): Topic {
  const { account, region, partition } = Stack.of(scope)
  const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com')
  const masterKey = new Key(scope, 'AlarmKey', {
    description: 'What alarms say, on its way to people',
    enableKeyRotation: true,
    // Nothing is kept under it.
    removalPolicy: RemovalPolicy.DESTROY,
  })
  masterKey.addToResourcePolicy(
    new PolicyStatement({
      principals: [cloudWatch],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  )
  const topic = new Topic(scope, 'Alarms', { masterKey, enforceSSL: true })
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [cloudWatch],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
        StringEquals: { 'aws:SourceAccount': account },
      },
    }),
  )
  // They are asked once, by an e-mail, whether they want to be told.
  if (alarmEmail !== null) topic.addSubscription(new EmailSubscription(alarmEmail))
  return topic
}
