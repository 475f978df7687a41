import '../run.css'

interface ProgressProps {
  readonly done: number
  /** null: not known yet. */
  readonly total: number | null
  readonly words: string
}

/** How far something is, as a bar and in words. */
export function Progress({ done, total, words }: ProgressProps) {
  const known = total === null ? {} : { max: Math.max(1, total), value: done }
  return (
    <div className="run-progress">
      <progress aria-label="Progress" {...known} />
      <span>{words}</span>
    </div>
  )
}
