import type { Command, CommandName } from '#contract/command.ts'
import type { KnownCommands } from './known-commands.ts'
import { isUnderWay } from './phase.ts'
import { useServerNow } from './use-server-now.ts'

/** What is shown below the button of a command: `underWay`, whoever has sent it, or else what the button itself has sent last. */
export function useShown(command: CommandName, known: KnownCommands | undefined, sent: Command | null) {
  const mine = known?.items.find(({ commandId }) => commandId === sent?.commandId) ?? sent
  const others = known?.items.filter((one) => one.command === command && one !== mine) ?? []
  const all = mine ? [mine, ...others] : others
  const serverNow = useServerNow(known?.aheadMs ?? 0, all)
  const underWay = all.find((one) => isUnderWay(one, serverNow))
  return { shown: underWay ?? mine, underWay, serverNow }
}
