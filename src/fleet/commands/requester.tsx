import { useCaller } from '#auth/caller-context.tsx'
import type { Command } from '#contract/command.ts'

/** Who asked for a command, and why. */
export function Requester({ command: { requestedBy, reason } }: { readonly command: Command }) {
  const { username } = useCaller()
  return (
    <p className="command-requester">
      Asked for by {requestedBy === username ? 'you' : <bdi>{requestedBy}</bdi>}
      {reason !== undefined && (
        <>
          : <bdi className="command-reason">{reason}</bdi>
        </>
      )}
    </p>
  )
}
