interface MoveButtonsProps {
  /** What is moved. */
  readonly words: string
  readonly place: number
  readonly count: number
  readonly onMove: (by: -1 | 1) => void
}

/** One place up or down in a list; at its ends the button stays where it is, and does nothing. */
export function MoveButtons({ words, place, count, onMove }: MoveButtonsProps) {
  const isFirst = place === 0
  const isLast = place === count - 1
  return (
    <>
      <button
        type="button"
        className="tool-icon"
        aria-label={`Move ${words} up`}
        aria-disabled={isFirst || undefined}
        onClick={() => !isFirst && onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="tool-icon"
        aria-label={`Move ${words} down`}
        aria-disabled={isLast || undefined}
        onClick={() => !isLast && onMove(1)}
      >
        ↓
      </button>
    </>
  )
}
