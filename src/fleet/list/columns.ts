import type { SortField } from './fleet-view.ts'

/** The head of each column; `make` stands for make and model. */
export const columnWords: Readonly<Record<SortField, string>> = {
  licensePlate: 'Plate',
  callSign: 'Call sign',
  make: 'Make and model',
  modelYear: 'Year',
  lifecycle: 'Lifecycle',
  depot: 'Depot',
  driver: 'Driver',
}
