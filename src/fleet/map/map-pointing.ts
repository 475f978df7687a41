import type { Map as MapLibre } from 'maplibre-gl'
import type { FleetDrawing } from './fleet-drawing.ts'
import type { Group } from './groups.ts'
import type { MapCamera } from './map-camera.ts'

/** What pointing at the map leads to. */
export interface PointingListener {
  /** Somebody wants to see these vehicles, which are drawn in one place; by their index. Empty: none any more. */
  onVehicles(indices: readonly number[], byKeyboard: boolean): void
  /** Something to read out to whoever does not see the map. */
  onSay(words: string): void
}

/** Clicks, taps and, for the keyboard, Enter, which takes what is nearest to the middle: a group comes apart, a vehicle is shown. */
export function followPointing(
  map: MapLibre,
  drawing: FleetDrawing,
  camera: MapCamera,
  { onVehicles, onSay }: PointingListener,
): void {
  const open = (group: Group, byKeyboard: boolean) => {
    const { members } = group
    if (members.length > 1 && camera.zoomTo(drawing.placed, members)) {
      onSay(`Zoomed in on ${members.length.toLocaleString()} vehicles`)
    } else onVehicles(members, byKeyboard)
  }
  map.on('click', ({ point }) => {
    const group = drawing.at(point)
    if (group) open(group, false)
    else onVehicles([], false)
  })
  map.on('mousemove', ({ point }) => {
    map.getCanvasContainer().classList.toggle('map-on-vehicle', drawing.at(point) !== undefined)
  })
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onVehicles([], true)
    if (event.key !== 'Enter') return
    event.preventDefault()
    const group = drawing.nearMiddle()
    if (group) open(group, true)
    else onSay('No vehicle in view')
  })
}
