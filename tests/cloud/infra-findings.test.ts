import { Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import { fleetApp } from '#cloud/infra/fleet-app.ts'
import { infraFolders } from './infra-template.ts'

const made = (folders: ReturnType<typeof infraFolders>) =>
  fleetApp({ ...folders, context: { 'aws:cdk:bundling-stacks': [] } })
const { app } = made(infraFolders())
const otherFolders = infraFolders()
app.synth()

/** Everything that cdk-nag finds, acknowledged or not: `<path> <rule>`. */
function allFindings(): readonly string[] {
  const checks = new AwsSolutionsChecks(app)
  // Private there; where it is called otherwise one day, nothing is found here, and the comparison fails.
  Object.defineProperty(checks, 'isAcknowledged', { value: () => false })
  return checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName}`),
    )
}

const acknowledgements = app.node.findAll().flatMap(({ node }) =>
  node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data))
    .map(([id, reason]) => ({ finding: `${node.path} ${id.replace(/^Annotation::/i, '')}`, reason })),
)

describe('what cdk-nag finds in both stages', () => {
  test('is acknowledged, finding by finding, and nothing is acknowledged that is not found', () => {
    const findings = allFindings()
    expect(findings.length).toBeGreaterThan(20)
    expect(acknowledgements.map(({ finding }) => finding).toSorted()).toEqual(findings.toSorted())
  })

  test('is acknowledged with a reason in words', () => {
    for (const { reason } of acknowledgements) expect(reason).toMatch(/^[A-Z].{50,}\.$/)
  })

  test('is never a permission to do everything, nor one on everything but traces', () => {
    const everything = acknowledgements.filter(({ finding }) =>
      /\[(?:Action::\*|Resource::\*)\]$/.test(finding),
    )
    expect(everything.length).toBe(8)
    for (const { reason } of everything) expect(reason).toMatch(/^X-Ray takes no resources/)
  })
})

test('a new finding stops the synthesis, and with it a deployment', () => {
  const { app: changed, stacks } = made(otherFolders)
  const { node } = new Bucket(stacks.dev, 'Open')
  expect(node.path).toBe('fleet-console-dev/Open')
  expect(() => changed.synth()).toThrow('AwsSolutions-S10')
})
