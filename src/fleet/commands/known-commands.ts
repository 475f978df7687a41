import type { Command, CommandPage } from '#contract/command.ts'

/** What is known of the commands of a vehicle. */
export interface KnownCommands {
  /** Newest first, without gaps. */
  readonly items: readonly Command[]
  /** Leads to the older ones; null where there are none. */
  readonly nextCursor: string | null
  /** How far the server's clock is ahead of this computer's, in milliseconds. */
  readonly aheadMs: number
}

/** A request takes some time, and never the same: less than this is no other clock. */
const jitterMs = 500

/** What is known with the newest page, which has just arrived; `now` in milliseconds since 1970. */
export function withNewest(known: KnownCommands | undefined, page: CommandPage, now: number): KnownCommands {
  const measured = Date.parse(page.asOf) - now
  const isSame = known !== undefined && Math.abs(measured - known.aheadMs) < jitterMs
  const aheadMs = isSame ? known.aheadMs : measured
  const joins = known?.items.some((one) => isIn(page, one)) ?? false
  // More than a page of them since the last time: what is known would leave a gap.
  if (!known || (!joins && page.nextCursor !== null))
    return { items: page.items, nextCursor: page.nextCursor, aheadMs }
  const items = [...page.items, ...known.items.filter((one) => !isIn(page, one))]
  return { items, nextCursor: joins ? known.nextCursor : page.nextCursor, aheadMs }
}

/** What is known with the page behind the last command. */
export function withOlder(known: KnownCommands, { items, nextCursor }: CommandPage): KnownCommands {
  return { ...known, items: [...known.items, ...items], nextCursor }
}

function isIn({ items }: CommandPage, command: Command): boolean {
  return items.some(({ commandId }) => commandId === command.commandId)
}
