/** Says what is being waited for. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="loading" role="status">
      {what}…
    </p>
  )
}
