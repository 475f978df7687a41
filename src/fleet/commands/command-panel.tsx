import { useState } from 'react'
import { CallReason } from '#auth/call-reason.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { Loading } from '#ui/loading.tsx'
import { CommandItem } from './command-item.tsx'
import { OlderCommands } from './older-commands.tsx'
import { StaleCommands } from './stale-commands.tsx'
import { useCommandNews } from './use-command-news.ts'
import { useCommands } from './use-commands.ts'
import { useServerNow } from './use-server-now.ts'

/** The commands that were sent to a vehicle, whoever sent them, as they go on. */
export function CommandPanel({ vehicle }: { readonly vehicle: Vehicle }) {
  return (
    <section aria-labelledby="commands-title" className="card">
      <h2 id="commands-title">Commands</h2>
      <CallReason call="readCommands" on={vehicle} />
      <Commands vehicle={vehicle} />
    </section>
  )
}

function Commands({ vehicle }: { readonly vehicle: Vehicle }) {
  const { data: known, isLoading, error, dataUpdatedAt, refetch } = useCommands(vehicle)
  const serverNow = useServerNow(known?.aheadMs ?? 0, known?.items ?? [])
  const [firstOlder, setFirstOlder] = useState('')
  const news = useCommandNews(vehicle, known)
  return (
    <>
      <p className="hidden-label" role="status">
        {news}
      </p>
      {isLoading && <Loading what="Fetching the commands" />}
      {error && <StaleCommands error={error} readAt={dataUpdatedAt} onRetry={() => void refetch()} />}
      {known?.items.length === 0 && <p className="unknown">No command has been sent to this vehicle.</p>}
      <ul className="commands-sent">
        {known?.items.map((command) => (
          <CommandItem
            key={command.commandId}
            command={command}
            serverNow={serverNow}
            takesFocus={command.commandId === firstOlder}
          />
        ))}
      </ul>
      {known && known.nextCursor !== null && (
        <OlderCommands vehicle={vehicle} cursor={known.nextCursor} onLoad={setFirstOlder} />
      )}
    </>
  )
}
