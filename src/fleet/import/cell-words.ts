import { type Lifecycle, lifecycles } from '#contract/lifecycle.ts'
import { type Powertrain, powertrains } from '#contract/powertrain.ts'
import { lifecycleWords, powertrainWords } from '../words.ts'
import { plainName } from './header-names.ts'

/** What lists of vehicles call what moves them, in English, German, French and Spanish; as `plainName` has them. */
const ofPowertrain: Readonly<Record<Powertrain, string>> = {
  combustion: `ice petrol gasoline diesel lpg cng benzin benziner verbrenner verbrennungsmotor
    essence gazole thermique gasolina gasoleo diesel combustion`,
  hybrid: 'hev phev plugin pluginhybrid hybride hibrido hibridoenchufable hybriderechargeable',
  electric: 'ev bev elektro elektrisch strom electrique electrico batteryelectric',
}

const ofLifecycle: Readonly<Record<Lifecycle, string>> = {
  available: 'verfugbar frei disponible libre',
  inUse: 'assigned imeinsatz inbenutzung enservice enuso asignado',
  maintenance:
    'inmaintenance workshop wartung inwartung werkstatt inreparatur enmaintenance entretien mantenimiento taller',
  outOfService: 'ausserbetrieb außerbetrieb stillgelegt horsservice fueradeservicio',
  retired: 'decommissioned ausgemustert reforme retirado',
  stolen: 'gestohlen vole robado',
}

function byName<Value extends string>(
  values: readonly Value[],
  wordsOf: (value: Value) => string,
  synonyms: Readonly<Record<Value, string>>,
): ReadonlyMap<string, Value> {
  return new Map(
    values.flatMap((value) =>
      [value, wordsOf(value), ...synonyms[value].split(/\s+/)].map(
        (name) => [plainName(name), value] as const,
      ),
    ),
  )
}

const powertrainsByName = byName(powertrains, (one) => powertrainWords[one], ofPowertrain)
const lifecyclesByName = byName(lifecycles, (one) => lifecycleWords[one].words, ofLifecycle)

/** What moves a vehicle, by any word for it; the cell itself where nobody knows, for the contract to refuse. */
export function powertrainIn(cell: string): string {
  return powertrainsByName.get(plainName(cell)) ?? cell.trim()
}

/** Where a vehicle is in its life with the fleet, likewise. */
export function lifecycleIn(cell: string): string {
  return lifecyclesByName.get(plainName(cell)) ?? cell.trim()
}
