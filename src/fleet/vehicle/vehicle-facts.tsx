import { type ReactNode, useId } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { fieldWords, lifecycleWords, powertrainWords, timeWords } from '../words.ts'
import { lifecycleMeaning } from './lifecycle-meaning.ts'
import './vehicle-facts.css'

/** The record of a vehicle, for reading. */
export function VehicleFacts({ vehicle }: { readonly vehicle: Vehicle }) {
  const { lifecycle } = vehicle
  const { words, tone } = lifecycleWords[lifecycle]
  return (
    <section aria-labelledby="facts-title" className="card">
      <h2 id="facts-title">Facts</h2>
      <FactGroup title="Identity">
        <Fact name={fieldWords.vin}>
          <code>{vehicle.vin}</code>
        </Fact>
        <Fact name={fieldWords.licensePlate}>
          {vehicle.licensePlate}
          {vehicle.plateRegion && ` (${vehicle.plateRegion})`}
        </Fact>
        <Fact name={fieldWords.callSign}>{vehicle.callSign}</Fact>
        <Fact name="Make and model">
          {vehicle.make} {vehicle.model}, {vehicle.modelYear}
        </Fact>
        <Fact name={fieldWords.bodyType}>{vehicle.bodyType}</Fact>
        <Fact name={fieldWords.powertrain}>{powertrainWords[vehicle.powertrain]}</Fact>
      </FactGroup>
      <FactGroup title="Assignment">
        <Fact name={fieldWords.driver}>{vehicle.driver}</Fact>
        <Fact name={fieldWords.depot}>{vehicle.depot}</Fact>
        <Fact name={fieldWords.tags}>{vehicle.tags.join(', ')}</Fact>
      </FactGroup>
      <FactGroup title={fieldWords.lifecycle}>
        <Fact name="State">
          <Badge tone={tone}>{words}</Badge> {lifecycleMeaning[lifecycle]}
        </Fact>
        <Fact name="Last changed">
          {timeWords(vehicle.updatedAt)} by {vehicle.updatedBy}
        </Fact>
      </FactGroup>
    </section>
  )
}

function FactGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="fact-group">
      <h3 id={id}>{title}</h3>
      <dl className="facts">{children}</dl>
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
