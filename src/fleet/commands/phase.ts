import type { Command } from '#contract/command.ts'

/**
 * Where a command is in its life, seen at a time. `waiting`: the vehicle may still take it; `overdue`: it was not known to have
 * taken it in time, and the server has not said yet; `working`: it has taken it and may still do it; `silent`: its time is over,
 * and nobody knows what it did. The others are ends.
 */
export type Phase = 'waiting' | 'overdue' | 'working' | 'silent' | 'done' | 'failed' | 'expired'

/** The phase at a time of the server's clock (ms since 1970). */
export function phaseOf(command: Command, serverNow: number): Phase {
  const isOver = leftMs(command, serverNow) <= 0
  switch (command.status) {
    case 'requested':
      return isOver ? 'overdue' : 'waiting'
    case 'delivered':
      return isOver ? 'silent' : 'working'
    default:
      return command.status
  }
}

/** Whether the vehicle may carry it out from now on: meanwhile the same is not asked for again. */
export function isUnderWay(command: Command, serverNow: number): boolean {
  const phase = phaseOf(command, serverNow)
  return phase === 'waiting' || phase === 'working'
}

/** How long it may still be carried out, in milliseconds; below zero once its time is over. */
export function leftMs({ expiresAt }: Pick<Command, 'expiresAt'>, serverNow: number): number {
  return Date.parse(expiresAt) - serverNow
}
