/** One line of the table. */
export interface Measured {
  readonly what: string
  readonly value: number
  /** Such as `ms`. */
  readonly unit: string
  /** What the value may be at most or must be at least; without, it is only for comparison. */
  readonly goal?: { readonly most: number } | { readonly least: number }
}

/** What a part of the benchmark found out. */
export interface PartResult {
  readonly title: string
  readonly rows: readonly Measured[]
  /** Anything else worth keeping beside the table: samples, sizes. */
  readonly details: Readonly<Record<string, unknown>>
}

/** A module of this folder that measures something. */
export interface Part {
  measure(): Promise<PartResult>
}

/** Whether the value keeps the goal; undefined where there is none. */
export function keepsGoal({ value, goal }: Measured): boolean | undefined {
  if (!goal) return undefined
  return 'most' in goal ? value <= goal.most : value >= goal.least
}
