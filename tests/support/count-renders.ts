/** What is read of React's own record of a component or an element (react-reconciler, ReactInternalTypes.js). */
interface Fiber {
  readonly tag: number
  readonly flags: number
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly return: Fiber | null
  readonly stateNode: unknown
}

/** What React's developer tools put into a page. */
interface Hook {
  onCommitFiberRoot: (renderer: unknown, root: { readonly current: Fiber }) => void
}

declare global {
  interface Window {
    /** By the element that it draws, how often each component was rendered. */
    rendered?: Record<string, number>
  }
}

/**
 * Before anything of a page runs, and after `countCommits`: notes with each commit which components rendered in it, as React's
 * developer tools find out. Names are gone from the build, so a component is called by the first element that it draws.
 */
export function noteRenders(): void {
  const hook: Hook = Reflect.get(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__')
  // ReactWorkTags.js: functions, classes, forwarded refs, memo; ReactFiberFlags.js: PerformedWork.
  const components = new Set([0, 1, 11, 14, 15])
  const elements = new Set([5, 26, 27])
  const performedWork = 1
  const rendered: Record<string, number> = (window.rendered = {})

  const elementIn = (fiber: Fiber): Element | null => {
    if (elements.has(fiber.tag)) return fiber.stateNode as Element
    for (let child = fiber.child; child; child = child.sibling) {
      const found = elementIn(child)
      if (found) return found
    }
    return null
  }
  const elementAbove = (fiber: Fiber | null): Element | null =>
    !fiber || elements.has(fiber.tag) ? ((fiber?.stateNode as Element) ?? null) : elementAbove(fiber.return)
  const nameOf = (fiber: Fiber): string => {
    const own = elementIn(fiber)
    const element = own ?? elementAbove(fiber)
    if (!element) return 'nothing'
    const [first] = element.classList
    const name = `${element.tagName.toLowerCase()}${first === undefined ? '' : `.${first}`}`
    return own ? name : `nothing in ${name}`
  }
  const visit = (fiber: Fiber): void => {
    const before = fiber.alternate
    if (components.has(fiber.tag) && fiber.flags & performedWork) {
      const name = nameOf(fiber)
      rendered[name] = (rendered[name] ?? 0) + 1
    }
    // Nothing below was worked on where the children are the same objects.
    if (before?.child === fiber.child) return
    for (let child = fiber.child; child; child = child.sibling) visit(child)
  }
  const count = hook.onCommitFiberRoot
  hook.onCommitFiberRoot = (renderer, root) => {
    count(renderer, root)
    visit(root.current)
  }
}
