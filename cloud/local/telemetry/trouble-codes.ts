import type { Powertrain } from '#contract/powertrain.ts'
import type { Random } from '../seed/random.ts'

/** Codes that are met often (SAE J2012): engine, traction battery, chassis and network. */
const common = ['C0035', 'B1342', 'U0100', 'U0121', 'P0562']
const engine = ['P0420', 'P0171', 'P0300', 'P0442', 'P0128', 'P0401']
const battery = ['P0A80', 'P0AA6', 'P0A0F', 'P1E00']

const codesOf: Readonly<Record<Powertrain, readonly string[]>> = {
  combustion: [...engine, ...common],
  hybrid: [...engine, ...battery, ...common],
  electric: [...battery, ...common],
}

/** One to three codes that a vehicle of this kind can set, each once. */
export function troubleCodes(powertrain: Powertrain, random: Random): readonly string[] {
  const some = Array.from({ length: 1 + random.below(3) }, () => random.pick(codesOf[powertrain]))
  return [...new Set(some)].toSorted()
}
