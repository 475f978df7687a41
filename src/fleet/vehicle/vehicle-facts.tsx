import type { ReactNode } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { fieldWords, powertrainWords, timeWords } from '../words.ts'

/** The record of a vehicle, for reading. */
export function VehicleFacts({ vehicle }: { readonly vehicle: Vehicle }) {
  return (
    <section aria-labelledby="facts-title" className="card">
      <h2 id="facts-title">Facts</h2>
      <dl className="facts">
        <Fact name={fieldWords.vin}>
          <code>{vehicle.vin}</code>
        </Fact>
        <Fact name={fieldWords.licensePlate}>
          {vehicle.licensePlate}
          {vehicle.plateRegion && ` (${vehicle.plateRegion})`}
        </Fact>
        <Fact name={fieldWords.callSign}>{vehicle.callSign}</Fact>
        <Fact name={fieldWords.bodyType}>{vehicle.bodyType}</Fact>
        <Fact name={fieldWords.powertrain}>{powertrainWords[vehicle.powertrain]}</Fact>
        <Fact name={fieldWords.depot}>{vehicle.depot}</Fact>
        <Fact name={fieldWords.driver}>{vehicle.driver}</Fact>
        <Fact name={fieldWords.tags}>{vehicle.tags.join(', ')}</Fact>
        <Fact name="Last changed">
          {timeWords(vehicle.updatedAt)} by {vehicle.updatedBy}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span className="unknown">not set</span>}</dd>
    </div>
  )
}
