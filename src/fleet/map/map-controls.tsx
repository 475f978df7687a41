import type { ReactNode } from 'react'

interface MapControlsProps {
  readonly onZoom: (steps: 1 | -1) => void
  readonly onShowAll: () => void
  /** What that is called. */
  readonly showAll?: string
}

/** What a wheel or two fingers do, as buttons. */
export function MapControls({
  onZoom,
  onShowAll,
  showAll = 'Show all vehicles on the map',
}: MapControlsProps) {
  return (
    <div className="map-controls" role="group" aria-label="Map">
      <Control label="Zoom in" onPress={() => onZoom(1)}>
        <path d="M12 5v14M5 12h14" />
      </Control>
      <Control label="Zoom out" onPress={() => onZoom(-1)}>
        <path d="M5 12h14" />
      </Control>
      <Control label={showAll} onPress={onShowAll}>
        <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
      </Control>
    </div>
  )
}

interface ControlProps {
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}

function Control({ label, onPress, children }: ControlProps) {
  return (
    <button type="button" className="map-control" aria-label={label} title={label} onClick={onPress}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        {children}
      </svg>
    </button>
  )
}
