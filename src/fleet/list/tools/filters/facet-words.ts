import type { FacetName } from '../../../view/facets.ts'
import { connectivityWords, lifecycleWords, powertrainWords } from '../../../words.ts'

const words: Partial<Record<FacetName, Readonly<Record<string, string>>>> = {
  lifecycle: Object.fromEntries(Object.entries(lifecycleWords).map(([value, { words }]) => [value, words])),
  powertrain: powertrainWords,
  connectivity: connectivityWords,
}

const absent: Partial<Record<FacetName, string>> = {
  depot: 'No depot',
  tags: 'No tags',
  connectivity: 'No reading',
}

/** What a value of a facet is called on screen. */
export function facetValueWords(name: FacetName, value: string): string {
  const known = words[name]
  if (known && Object.hasOwn(known, value)) return known[value] ?? value
  return value === '' ? (absent[name] ?? 'Not known') : value
}
