import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { VehicleTelemetry } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Loading } from '#ui/loading.tsx'
import { useMedia } from '#ui/use-media.ts'
import { useFleetApi } from '../../api/fleet-api-context.tsx'
import { FailureNotice } from '../../failure-notice.tsx'
import { pastQuery } from '../telemetry-query.ts'
import { PastChart } from './past-chart.tsx'
import { linesOf } from './past-lines.ts'
import { pastRows, rowsSince } from './past-rows.ts'
import { PastTable } from './past-table.tsx'
import { type PastSpan, spanDays, spanWords } from './spans.ts'
import './past.css'

/** How charge or fuel and the odometer went in the last hours or days, drawn, and as a table. */
export function Past({ vehicle }: { readonly vehicle: Vehicle }) {
  const [span, choose] = useState<PastSpan>('week')
  const days = spanDays[span]
  const { data, error, refetch } = useQuery(pastQuery(useFleetApi(), useCaller(), vehicle.vehicleId, days))
  return (
    <div className="past">
      <Choice legend="How far back" options={spanWords} chosen={span} onChange={choose} />
      {error && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {data && <PastOf telemetry={data} span={span} />}
      {!data && !error && <Loading what="Fetching the past" />}
    </div>
  )
}

interface PastOfProps {
  readonly telemetry: VehicleTelemetry
  readonly span: PastSpan
}

function PastOf({ telemetry, span }: PastOfProps) {
  const { past, reading, asOf } = telemetry
  const words = spanWords[span]
  const days = spanDays[span]
  const spanMs = days * 24 * 60 * 60_000
  const rows = useMemo(() => rowsSince(pastRows(past, reading), asOf, spanMs), [past, reading, asOf, spanMs])
  const lines = useMemo(() => linesOf(rows), [rows])
  const scheme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  const [isTable, showTable] = useState(false)
  if (rows.length === 0) return <p>Nothing was heard of this vehicle in the last {words}.</p>
  return (
    <>
      <PastChart key={scheme} rows={rows} lines={lines} span={span} asOf={asOf} />
      <Button small expanded={isTable} onClick={() => showTable(!isTable)}>
        {isTable ? 'Hide the table' : 'Show as table'}
      </Button>
      {isTable && <PastTable rows={rows} lines={lines} caption={`The last ${words}, newest first`} />}
    </>
  )
}
