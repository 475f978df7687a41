import { useEffect, useState } from 'react'
import type { Command } from '#contract/command.ts'

interface LazySentCommandProps {
  /** Null: nothing is shown yet. */
  readonly command: Command | null
  /** The time of the server's clock (ms since 1970). */
  readonly serverNow: number
}

/**
 * A command below its button. What shows it is fetched beforehand and without Suspense, which would hold it back for a moment:
 * it is to be seen with the press.
 */
export function LazySentCommand({ command, serverNow }: LazySentCommandProps) {
  const [parts, setParts] = useState<typeof import('./sent-command.tsx') | null>(null)
  useEffect(() => {
    import('./sent-command.tsx').then(setParts, () => {})
  }, [])
  return command && parts && <parts.SentCommand command={command} serverNow={serverNow} />
}
