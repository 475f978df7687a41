import type { RefObject } from 'react'
import type { Found } from '../search/fleet-index.ts'
import type { FleetView } from '../view/fleet-view.ts'
import type { Selection } from './selection.ts'
import type { TableHandle } from './vehicle-table.tsx'

/** What the list and everything around it work with. */
export interface ListModel {
  readonly view: FleetView
  readonly change: (change: Partial<FleetView>) => void
  readonly found: Found
  readonly selection: Selection
  readonly select: (vehicleIds: readonly string[], selected: boolean) => void
  /** The vehicle that has the keyboard's attention. */
  readonly active: string | null
  readonly setActive: (vehicleId: string | null) => void
  /** Null while the table is not shown. */
  readonly table: RefObject<TableHandle | null>
  /** Where a panel beside the rows goes. */
  readonly panel: HTMLElement | null
  readonly search: RefObject<HTMLInputElement | null>
}
