import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { CallButton } from '#auth/call-button.tsx'
import { useAccess } from '#auth/can.tsx'
import type { TakenIntent } from '#auth/intent.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { editPath, listPath } from '../paths.ts'
import { lifecycleWords } from '../words.ts'
import { useIntent } from '../commands/use-intent.ts'
import { VehicleCommands } from '../commands/vehicle-commands.tsx'
import { lazyOr } from '../lazy-or.tsx'
import { Saved } from './saved.tsx'
import { savedNotice } from './saved-notice.ts'
import { useVehicle } from './use-vehicle.ts'
import { VehicleFacts } from './vehicle-facts.tsx'
import { VehicleFailure } from './vehicle-failure.tsx'
import './vehicle.css'

// The record and the controls are good without it.
const VehiclePanels = lazyOr(
  () => import('./vehicle-panels.tsx'),
  'VehiclePanels',
  NoPanels,
  () => <Loading what="Fetching what goes on with it" />,
)
// After a save. Where it can't be fetched, what was saved is said all the same.
const SavedBanner = lazyOr(() => import('./saved-banner.tsx'), 'SavedBanner', Saved, Saved)
// Seldom has anything to say.
const DraftReminder = lazyOr(() => import('./draft-reminder.tsx'), 'DraftReminder')

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
      <VehicleOrFailure intent={intent} />
    </>
  )
}

function VehicleOrFailure({ intent }: { readonly intent: TakenIntent | null }) {
  const { vehicle, error, reload } = useVehicle()
  if (vehicle) return <VehiclePage vehicle={vehicle} intent={intent} />
  if (error) return <VehicleFailure error={error} onRetry={reload} />
  return <Loading what="Fetching the vehicle" />
}

interface VehiclePageProps {
  readonly vehicle: Vehicle
  readonly intent: TakenIntent | null
}

function VehiclePage({ vehicle, intent }: VehiclePageProps) {
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
      {mayEdit && <DraftReminder vehicleId={vehicle.vehicleId} />}
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
          <VehicleCommands vehicle={vehicle} intent={intent} />
        </div>
      </section>
      <VehicleFacts vehicle={vehicle} />
      <VehiclePanels vehicle={vehicle} />
    </article>
  )
}

function NoPanels() {
  return (
    <Notice tone="warn">
      Its commands, readings and history could not be loaded. Check the connection, then load the page again.
    </Notice>
  )
}
