/** The page's name in the tab and in the history; React puts it into the head. */
export function DocumentTitle({ children }: { readonly children: string }) {
  return <title>{`${children} · Fleet Console`}</title>
}
