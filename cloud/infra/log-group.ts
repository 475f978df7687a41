import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { StageSettings } from './stage.ts'

/** A log that forgets after three months. */
export function addLogGroup(scope: Construct, name: string, { removalPolicy }: StageSettings): LogGroup {
  return new LogGroup(scope, name, { retention: RetentionDays.THREE_MONTHS, removalPolicy })
}
