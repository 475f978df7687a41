import type { Credit } from './attribution.ts'

/** Whose map this is, as its licence wants it said. */
export function MapCredits({ credits }: { readonly credits: readonly Credit[] }) {
  if (credits.length === 0) return <p className="map-credits">Natural Earth</p>
  return (
    <p className="map-credits">
      {credits.map(({ text, href }) =>
        href === undefined ? (
          <span key={text}>{text} </span>
        ) : (
          <a key={text} href={href} target="_blank" rel="noopener noreferrer">
            {text}{' '}
          </a>
        ),
      )}
    </p>
  )
}
