import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { countWords } from '../words.ts'
import { VehicleCard } from './vehicle-card.tsx'

/** A vehicle and what it last said. */
export interface Shown {
  readonly vehicle: Vehicle
  readonly reading: Reading
}

interface PlaceCardProps {
  /** The vehicles that stand in one place, at least one. */
  readonly shown: readonly Shown[]
  readonly selected: ReadonlySet<string>
  /** Brings whoever came by keyboard here. */
  readonly takesFocus: boolean
  /** The card is on the page, over a part of the map. */
  readonly onCover: (cover: DOMRect) => void
  readonly onSelect: (vehicleIds: readonly string[], how: 'add' | 'remove') => void
  readonly onOpen: (vehicleId: string) => void
  readonly onClose: () => void
}

/** The vehicle that was picked on the map; where several stand in one place, one after the other. */
export function PlaceCard({
  shown,
  selected,
  takesFocus,
  onCover,
  onSelect,
  onOpen,
  onClose,
}: PlaceCardProps) {
  const [turned, turn] = useState(0)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) card.current?.focus()
  }, [takesFocus])
  const cover = useEffectEvent(onCover)
  useEffect(() => {
    if (card.current) cover(card.current.getBoundingClientRect())
  }, [])
  const leave = useEffectEvent(({ key }: KeyboardEvent) => key === 'Escape' && onClose())
  useEffect(() => {
    const element = card.current
    const listen = (event: KeyboardEvent) => leave(event)
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [])
  const at = turned % shown.length
  const current = shown[at]
  if (!current) return null
  const { vehicle, reading } = current
  const all = shown.map((one) => one.vehicle.vehicleId)
  return (
    <section
      ref={card}
      className="map-card"
      role="dialog"
      aria-label={`On the map: ${vehicle.licensePlate}`}
      tabIndex={-1}
    >
      <button type="button" className="map-card-close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      <VehicleCard
        vehicle={vehicle}
        reading={reading}
        selected={selected.has(vehicle.vehicleId)}
        onSelect={(select) => onSelect([vehicle.vehicleId], select ? 'add' : 'remove')}
        onOpen={() => onOpen(vehicle.vehicleId)}
      />
      {shown.length > 1 && (
        <div className="map-card-turn">
          <p role="status">
            {countWords(at + 1)} of {countWords(shown.length)} in this place
          </p>
          <Button small onClick={() => turn(at + shown.length - 1)}>
            Previous
          </Button>
          <Button small onClick={() => turn(at + 1)}>
            Next
          </Button>
          <Button small onClick={() => onSelect(all, 'add')}>
            Select all {countWords(shown.length)}
          </Button>
        </div>
      )}
    </section>
  )
}
