declare global {
  interface Window {
    /** How often React has committed so far. */
    commits?: number
  }
}

/** Before anything of a page runs: counts what React commits, by the hook that its developer tools use. */
export function countCommits(): void {
  window.commits = 0
  const onCommitFiberRoot = () => (window.commits = (window.commits ?? 0) + 1)
  const hook = { supportsFiber: true, inject: () => 1, onCommitFiberRoot, onCommitFiberUnmount: () => {} }
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: { ...hook, onPostCommitFiberRoot: () => {} } })
}
