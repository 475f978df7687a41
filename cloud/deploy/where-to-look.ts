/** Where CloudFormation shows what it did to a stack, and why it stopped. */
export function whereToLook(stackName: string, region: string): string {
  const { host, query } = consoleOf(region)
  const events = `https://${host}/cloudformation/home?${query}#/stacks/events?filteringText=${stackName}`
  return [
    'Every step, with the reason of the first that failed:',
    `  ${events}`,
    `  aws cloudformation describe-stack-events --region ${region} --stack-name ${stackName}`,
  ].join('\n')
}

function consoleOf(region: string): { host: string; query: string } {
  const query = `region=${region}`
  if (region.startsWith('cn-')) return { host: 'console.amazonaws.cn', query }
  if (region.startsWith('us-gov-')) return { host: 'console.amazonaws-us-gov.com', query }
  return { host: `${region}.console.aws.amazon.com`, query }
}
