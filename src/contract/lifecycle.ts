/** Where a vehicle is in its life with the fleet. */
export const lifecycles = ['available', 'inUse', 'maintenance', 'outOfService', 'retired', 'stolen'] as const

export type Lifecycle = (typeof lifecycles)[number]

/** Whether a text is exactly one of the lifecycles. */
export function isLifecycle(text: string): text is Lifecycle {
  return (lifecycles as readonly string[]).includes(text)
}
