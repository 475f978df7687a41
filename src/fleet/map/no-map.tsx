import { Notice } from '#ui/notice.tsx'
import type { OpenMap } from './use-open-map.ts'

const reasons = {
  noWebGL:
    'This browser does not let the page draw with WebGL 2: it may be switched off in its settings, or too old.',
  notLoaded: 'Its code could not be fetched. Check the connection, then open the map again.',
}

interface NoMapProps {
  readonly failure: NonNullable<OpenMap['failure']>
  /** Where the same can be learned. */
  readonly instead?: string
}

/** What is there in place of a map that can't be shown. */
export function NoMap({ failure, instead = 'The table has the same vehicles.' }: NoMapProps) {
  return (
    <Notice tone="warn" title="The map can’t be shown">
      {reasons[failure]} {instead}
    </Notice>
  )
}
