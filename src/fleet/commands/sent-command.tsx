import type { Command } from '#contract/command.ts'
import { CommandLife } from './command-life.tsx'
import { Requester } from './requester.tsx'

interface SentCommandProps {
  readonly command: Command
  /** The time of the server's clock (ms since 1970). */
  readonly serverNow: number
}

/** Below a button: what became of what it has sent, or of what keeps it from being pressed. */
export function SentCommand({ command, serverNow }: SentCommandProps) {
  return (
    <div className="sent-command">
      <Requester command={command} />
      <CommandLife command={command} serverNow={serverNow} />
    </div>
  )
}
