import { percentWords } from '../words.ts'

/** Below this a vehicle should not be sent far, in percent. */
const low = 15

/** How full a tank or battery is, as a number and as a bar for the eye. */
export function Level({ percent }: { readonly percent: number }) {
  return (
    <>
      <span className="level-words">
        {percentWords(percent)}
        {percent < low && ' (low)'}
      </span>
      <svg className="level" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect className={percent < low ? 'level-low' : 'level-good'} width={percent} height={1} />
      </svg>
    </>
  )
}
