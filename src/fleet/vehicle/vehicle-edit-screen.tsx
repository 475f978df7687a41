import { Link } from 'react-router'
import type { Vehicle } from '#contract/vehicle.ts'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Loading } from '#ui/loading.tsx'
import { vehiclePath } from '../paths.ts'
import { useDraft } from './use-draft.ts'
import { useVehicle } from './use-vehicle.ts'
import { VehicleFailure } from './vehicle-failure.tsx'
import { VehicleForm } from './vehicle-form.tsx'
import './vehicle.css'

/** The page on which a vehicle is changed. */
export function VehicleEditScreen() {
  const { vehicle, error, reload } = useVehicle()
  // Once there is a vehicle the form stays, whatever happens to a later reload: what was typed is in it.
  if (!vehicle) {
    return error ? <VehicleFailure error={error} onRetry={reload} /> : <Loading what="Fetching the vehicle" />
  }
  return (
    <article className="vehicle" aria-labelledby="edit-title">
      <DocumentTitle>{`Edit ${vehicle.licensePlate}`}</DocumentTitle>
      <Link to={vehiclePath(vehicle.vehicleId)} className="back-link">
        ← Back to the vehicle
      </Link>
      <h1 id="edit-title">Edit {vehicle.licensePlate}</h1>
      <Form key={vehicle.vehicleId} vehicle={vehicle} />
    </article>
  )
}

/** Waits, a few milliseconds, until it is known what the person has left unsaved. */
function Form({ vehicle }: { readonly vehicle: Vehicle }) {
  const draft = useDraft(vehicle.vehicleId)
  return draft && <VehicleForm vehicle={vehicle} draft={draft} />
}
