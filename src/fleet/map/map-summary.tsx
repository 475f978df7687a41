import { Button } from '#ui/button.tsx'
import { countWords } from '../words.ts'

interface MapSummaryProps {
  readonly placed: number
  readonly unplaced: number
  /** How many of the vehicles with a position are in the part that is shown. */
  readonly inView: number
  readonly onSelectInView: () => void
  readonly onShowAll: () => void
}

/** How many vehicles the map shows, which are not on it, and what can be done with those in view. */
export function MapSummary({ placed, unplaced, inView, onSelectInView, onShowAll }: MapSummaryProps) {
  return (
    <div className="map-summary">
      <p role="status">{summaryWords(placed, unplaced)}</p>
      {placed > 0 && inView === 0 && (
        <Button small onClick={onShowAll}>
          None is in view: show all
        </Button>
      )}
      {inView > 0 && (
        <Button small onClick={onSelectInView}>
          Select {inView === 1 ? 'the one' : `the ${countWords(inView)}`} in view
        </Button>
      )}
    </div>
  )
}

/** How many of these vehicles are on the map. */
export function summaryWords(placed: number, unplaced: number): string {
  const all = placed + unplaced
  if (all === 0) return 'No vehicles to show on the map.'
  if (unplaced === 0)
    return all === 1 ? 'The vehicle is on the map.' : `All ${countWords(all)} vehicles are on the map.`
  if (all === 1) return 'The vehicle has no known position.'
  const have = unplaced === 1 ? 'has' : 'have'
  return `${countWords(unplaced)} of ${countWords(all)} vehicles ${have} no known position: find ${unplaced === 1 ? 'it' : 'them'} in the table.`
}
