import type { ReactNode } from 'react'
import type { Reading } from '#contract/telemetry.ts'
import { Badge } from '#ui/badge.tsx'
import { distanceWords, speedWords } from '../units.ts'
import { Level } from './level.tsx'

/** What a dispatcher looks for first: can it be driven, is it locked, how far does it get. */
export function Readings({ reading }: { readonly reading: Reading }) {
  const { stateOfChargePct, fuelLevelPct, isMoving, speedKph, doorsLocked, isImmobilized, odometerM } =
    reading
  return (
    <dl className="readings">
      {stateOfChargePct !== undefined && (
        <Fact name="Charge">
          <Level percent={stateOfChargePct} />
        </Fact>
      )}
      {fuelLevelPct !== undefined && (
        <Fact name="Fuel">
          <Level percent={fuelLevelPct} />
        </Fact>
      )}
      <Fact name="Speed">{isMoving ? speedWords(speedKph) : 'Standing'}</Fact>
      <Fact name="Doors">
        <Badge tone={doorsLocked ? 'good' : 'warn'}>{doorsLocked ? 'Locked' : 'Unlocked'}</Badge>
      </Fact>
      {isImmobilized && (
        <Fact name="Driving">
          <Badge tone="bad">Immobilised</Badge> <span>cannot be driven until it is released</span>
        </Fact>
      )}
      <Fact name="Odometer">{distanceWords(odometerM)}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
