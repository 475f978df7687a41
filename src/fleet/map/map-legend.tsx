import { type Connectivity, connectivities } from '#contract/telemetry.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { connectivityWords, lifecycleWords } from '../words.ts'
import { fills, type Mark, marks } from './marks.ts'
import type { Scheme } from './palette.ts'

/** What the marks mean: shapes say the lifecycle, how full they are the connection. */
export function MapLegend({ scheme }: { readonly scheme: Scheme }) {
  return (
    <details className="map-legend">
      <summary>Legend</summary>
      <ul>
        {lifecycles.map((lifecycle) => (
          <li key={lifecycle}>
            <MarkPicture mark={marks[lifecycle]} scheme={scheme} />
            {lifecycleWords[lifecycle].words}
          </li>
        ))}
        {connectivities.map((connectivity) => (
          <li key={connectivity}>
            <MarkPicture mark={marks.available} scheme={scheme} connectivity={connectivity} />
            {connectivityWords[connectivity]}
          </li>
        ))}
      </ul>
      <p>
        A pointer beside a mark: driving that way. A number: so many vehicles; ✓ so many of them selected.
      </p>
      <p className="map-legend-pointing">Shift and drag selects what is in a box.</p>
    </details>
  )
}

interface MarkPictureProps {
  readonly mark: Mark
  readonly scheme: Scheme
  readonly connectivity?: Connectivity
}

/** A vehicle's mark as the map draws it. */
export function MarkPicture({ mark, scheme, connectivity = 'online' }: MarkPictureProps) {
  return (
    <svg viewBox="-2 -2 28 28" width="18" height="18" aria-hidden="true">
      <path
        d={mark.outline}
        fill={mark[scheme]}
        fillOpacity={fills[connectivity]}
        stroke={mark[scheme]}
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
    </svg>
  )
}
