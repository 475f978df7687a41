import type { Command } from '#contract/command.ts'
import { CommandSteps } from './command-steps.tsx'
import { outcomeWords } from './outcome-words.ts'
import { isUnderWay, leftMs } from './phase.ts'
import './command-life.css'

interface CommandLifeProps {
  readonly command: Command
  /** The time of the server's clock (ms since 1970). */
  readonly serverNow: number
}

/** How far a command has got, and what is to be done about it; while it may still be carried out, how long. */
export function CommandLife({ command, serverNow }: CommandLifeProps) {
  const whole = leftMs(command, Date.parse(command.requestedAt))
  return (
    <div className="command-life">
      <CommandSteps command={command} serverNow={serverNow} />
      <p className="command-outcome">{outcomeWords(command, serverNow)}</p>
      {isUnderWay(command, serverNow) && (
        // The sentence above says the same.
        <progress aria-hidden="true" max={whole} value={leftMs(command, serverNow)} />
      )}
    </div>
  )
}
