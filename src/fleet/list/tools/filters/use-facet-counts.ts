import { startTransition, useEffect, useState } from 'react'
import type { FacetCounts, Found } from '../../../search/fleet-index.ts'

/** How many vehicles have each value: those of the search before, until the rows of this one are painted. Null at first. */
export function useFacetCounts(found: Found): FacetCounts | null {
  const [counts, setCounts] = useState<FacetCounts | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      // Behind the frame that shows the rows; whoever goes on typing does not wait.
      timer = setTimeout(() => startTransition(() => setCounts(found.counts())))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [found])

  return counts
}
