import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { FleetMap } from '#fleet/map/fleet-map.tsx'
import { fleetWithPositions } from '../fleet-positions.ts'
import '../../../src/app/landing.css'
import '../../../src/ui/amplify.css'
import '../../../src/ui/theme.css'
import '../../../src/app/app.css'
import './map-page.css'

declare global {
  interface Window {
    /** What the map did, and how the page is told to change what it is given. */
    mapPage: {
      readonly opened: string[]
      /** Moves every hundredth vehicle some way east, as a poll would. */
      poll(): void
    }
  }
}

const search = new URLSearchParams(location.search)
const fleet = fleetWithPositions(Number(search.get('size') ?? 150))

/** The map alone, with a fleet of `size` vehicles; `style` is the address of a tile style. */
function MapPage() {
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const [readings, setReadings] = useState(fleet.readings)
  useEffect(() => {
    window.mapPage = { opened: [], poll: () => setReadings((now) => moved(now)) }
  }, [])
  return (
    <main>
      <FleetMap
        vehicles={fleet.vehicles}
        readings={readings}
        selected={selected}
        onSelect={(ids, how) =>
          select((now) => {
            const chosen = new Set(how === 'replace' ? [] : now)
            if (how === 'remove') return chosen.difference(new Set(ids))
            return chosen.union(new Set(ids))
          })
        }
        onOpen={(vehicleId) => window.mapPage.opened.push(vehicleId)}
        mapStyle={search.get('style')}
      />
      <output>{selected.size} selected</output>
    </main>
  )
}

function moved(readings: typeof fleet.readings): typeof fleet.readings {
  const next = new Map(readings)
  let count = 0
  for (const [vehicleId, one] of readings) {
    if (!one.location || count++ % 100 > 0) continue
    next.set(vehicleId, { ...one, location: { ...one.location, lon: one.location.lon + 0.01 } })
  }
  return next
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MapPage />
    </StrictMode>,
  )
}
