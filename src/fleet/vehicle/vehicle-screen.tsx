import { Suspense } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import type { RouteName } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { editPath, listPath } from '../paths.ts'
import { lifecycleWords } from '../words.ts'
import { DoorCommands } from './door-commands.tsx'
import { lazyOrNothing } from '../lazy-or-nothing.ts'
import { SavedBanner } from './saved-banner.tsx'
import { savedNotice } from './saved-notice.ts'
import { useIntent } from './use-intent.ts'
import { useVehicle } from './use-vehicle.ts'
import { VehicleFacts } from './vehicle-facts.tsx'
import { VehicleFailure } from './vehicle-failure.tsx'
import { VehicleHistory } from './vehicle-history.tsx'
import './vehicle.css'

// Seldom has anything to say.
const DraftReminder = lazyOrNothing(async () => (await import('./draft-reminder.tsx')).DraftReminder)

/** One vehicle: what it is, what can be done with it, and who did what. */
export function VehicleScreen() {
  const { vehicleId = '' } = useParams()
  const intent = useIntent(vehicleId)
  return (
    <>
      {intent?.kind === 'cancelled' && (
        <div className="before-vehicle">
          <Notice tone="warn">
            What was begun here before was cancelled, since somebody else has signed in. Nothing was sent.
          </Notice>
        </div>
      )}
      <VehicleOrFailure resumed={intent?.kind === 'resumed' ? intent.route : null} />
    </>
  )
}

function VehicleOrFailure({ resumed }: { readonly resumed: RouteName | null }) {
  const { vehicle, error, reload } = useVehicle()
  if (vehicle) return <VehiclePage vehicle={vehicle} resumed={resumed} />
  if (error) return <VehicleFailure error={error} onRetry={reload} />
  return <Loading what="Fetching the vehicle" />
}

interface VehiclePageProps {
  readonly vehicle: Vehicle
  readonly resumed: RouteName | null
}

function VehiclePage({ vehicle, resumed }: VehiclePageProps) {
  const { allowed: mayEdit } = useAccess('updateVehicle', vehicle)
  const navigate = useNavigate()
  const saved = savedNotice(useLocation().state)
  const { words, tone } = lifecycleWords[vehicle.lifecycle]
  return (
    <article className="vehicle" aria-labelledby="vehicle-title">
      <DocumentTitle>{vehicle.licensePlate}</DocumentTitle>
      <Link to={listPath} className="back-link">
        ← All vehicles
      </Link>
      <header className="vehicle-head">
        <h1 id="vehicle-title">{vehicle.licensePlate}</h1>
        <Badge tone={tone}>{words}</Badge>
        <p className="vehicle-subtitle">
          {vehicle.make} {vehicle.model}, {vehicle.modelYear}
          {vehicle.callSign && ` · ${vehicle.callSign}`}
        </p>
      </header>
      {saved && <SavedBanner key={vehicle.vehicleId} words={saved} vehicle={vehicle} />}
      {mayEdit && (
        <Suspense>
          <DraftReminder vehicleId={vehicle.vehicleId} />
        </Suspense>
      )}
      <section aria-labelledby="actions-title" className="card">
        <h2 id="actions-title">Actions</h2>
        <div className="actions">
          <CallButton
            call="updateVehicle"
            on={vehicle}
            primary
            onClick={() => void navigate(editPath(vehicle.vehicleId))}
          >
            Edit vehicle
          </CallButton>
          <DoorCommands vehicle={vehicle} resumed={resumed} />
        </div>
      </section>
      <VehicleFacts vehicle={vehicle} />
      <VehicleHistory vehicle={vehicle} />
    </article>
  )
}
