import type { Vehicle, VehicleField } from '#contract/vehicle.ts'
import { vehicleFieldNames } from '#contract/vehicle.ts'
import { cellOf, columnWords } from '../export/csv-columns.ts'
import { byteOrderMark, csvRecord } from '../export/csv-text.ts'
import { defaultSeparator } from '../export/separators.ts'

/** The vehicle that the template shows; its VIN has a valid check digit. */
const example: Pick<Vehicle, VehicleField> = {
  vin: '1FTBW2CM9HKA00001',
  make: 'Ford',
  model: 'Transit',
  modelYear: 2017,
  bodyType: 'Van',
  licensePlate: 'ABC 1234',
  plateRegion: 'OH',
  callSign: 'VAN-001',
  powertrain: 'combustion',
  lifecycle: 'available',
  driver: 'Ada Example',
  depot: 'Columbus',
  tags: ['parcel', 'leased'],
}

/** A file to start from: every column that can be imported, and one line. */
export function templateCsv(): string {
  const separator = defaultSeparator()
  const record = {
    ...example,
    vehicleId: '',
    tenantId: '',
    version: 0,
    createdAt: '',
    updatedAt: '',
    updatedBy: '',
  }
  const header = vehicleFieldNames.map((field) => columnWords[field])
  const line = vehicleFieldNames.map((field) => cellOf(record, field))
  return byteOrderMark + csvRecord(header, separator) + csvRecord(line, separator)
}
