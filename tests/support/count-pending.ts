declare global {
  interface Window {
    /** Resolves when the page has nothing under way and nothing to do, whatever its clock says. */
    atRest?: () => Promise<void>
    /** Resolves when a frame has been drawn, whatever the page's clock says. */
    drawn?: () => Promise<void>
  }
}

type Methods = Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>>

/** Before anything of a page runs, and before its clock is replaced: follows what is neither a timer nor a task of the page. */
export function followPending(): void {
  const whenIdle = requestIdleCallback.bind(window)
  const beforeFrame = requestAnimationFrame.bind(window)
  const pending = new Set<symbol>()
  const follow = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const native = (owner as Methods)[name]
      const followed = function (this: unknown, ...values: unknown[]) {
        const one = Symbol(name)
        pending.add(one)
        return native?.apply(this, values).finally(() => pending.delete(one))
      }
      Object.assign(owner, { [name]: followed })
    }
  }
  follow(window, ['fetch'])
  follow(Response.prototype, ['json', 'text', 'arrayBuffer'])
  follow(SubtleCrypto.prototype, ['encrypt', 'decrypt', 'importKey', 'generateKey', 'digest'])

  const idle = () => new Promise<void>((done) => whenIdle(() => done()))
  window.atRest = async () => {
    do {
      await idle()
      // What became of it has been drawn.
      await idle()
    } while (pending.size > 0)
  }
  window.drawn = async () => {
    await new Promise<void>((done) => beforeFrame(() => done()))
    await idle()
  }
}
