import { fieldWords } from '../words.ts'
import type { DifferingLine } from './differences.ts'
import { LineTable } from './line-table.tsx'
import { valueWords } from './value-words.ts'

const heads = ['Line', 'Vehicle', 'What would change']

/** Vehicles that the fleet has otherwise, and what an update would change in each. */
export function DifferenceTable({ lines }: { readonly lines: readonly DifferingLine[] }) {
  const rows = lines.map((one) => [String(one.line), one.current.licensePlate, changeWords(one)])
  return <LineTable label="Differing vehicles" heads={heads} rows={rows} />
}

function changeWords({ current, vehicle, fields }: DifferingLine): string {
  return fields
    .map((field) => {
      const [from, to] = [current, vehicle].map((record) => valueWords(field, record[field]))
      return `${fieldWords[field]}: ${from} → ${to}`
    })
    .join(' · ')
}
