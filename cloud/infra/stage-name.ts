/** The environments that the stack is made for. */
export const stageNames = ['dev', 'prod'] as const

export type Stage = (typeof stageNames)[number]

/** What a stage's stack is called, also on AWS. */
export function stackNameOf(stage: Stage): string {
  return `fleet-console-${stage}`
}
