import { useState } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { Loading } from '#ui/loading.tsx'
import { lazyOr } from '../lazy-or.tsx'

const Past = lazyOr(
  () => import('./past/past.tsx'),
  'Past',
  () => <p role="status">The chart could not be fetched. Check the connection, then load the page again.</p>,
  () => <Loading what="Fetching the chart" />,
)

const levels = { combustion: 'fuel', hybrid: 'charge, fuel', electric: 'charge' } as const

/** How charge, fuel and odometer went; fetched when it is opened. */
export function OverTime({ vehicle }: { readonly vehicle: Vehicle }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="telemetry-part">
      <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide' : 'Show'} {levels[vehicle.powertrain]} and odometer over time
      </Button>
      {isOpen && <Past vehicle={vehicle} />}
    </div>
  )
}
