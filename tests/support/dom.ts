import { JSDOM } from 'jsdom'
import { afterEach, vi } from 'vitest'
import { testOrigin } from './test-origin.ts'

// A document inside Node, where fetch, Request and the byte arrays stay Node's: the local cloud below the screens needs them.
// (A whole jsdom environment would replace those by its own, which know neither cookies nor Node's Buffers.)
const { window } = new JSDOM('<!doctype html><html lang="en"><body></body></html>', {
  url: testOrigin,
  pretendToBeVisual: true,
})

// jsdom has none of these; Node's are the same.
Object.defineProperty(window.navigator, 'locks', { value: navigator.locks })

const own = [
  'Event',
  'CustomEvent',
  'EventTarget',
  'FormData',
  'MessageEvent',
  'navigator',
  'localStorage',
  'sessionStorage',
]
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis) || own.includes(name)) vi.stubGlobal(name, Reflect.get(window, name))
}
vi.stubGlobal('window', window)
vi.stubGlobal('self', window)

// jsdom has no layout: a wide screen on which nothing changes its size.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
}))
window.matchMedia = matchMedia

// Nor has it modal dialogs.
window.HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true
}
window.HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false
}

// It knows how far an element is scrolled, but not these two.
window.Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
  if (typeof to === 'object' && to.top !== undefined) this.scrollTop = to.top
}
window.Element.prototype.scrollBy = function scrollBy(this: Element, by?: ScrollToOptions | number) {
  if (typeof by === 'object' && by.top !== undefined) this.scrollTop += by.top
}

// Nothing is ever scrolled into view.
vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    disconnect() {}
  },
)
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

// Only now: Testing Library looks for a document when it is loaded.
const { cleanup, configure } = await import('@testing-library/react')
// A loaded machine needs longer than the usual second to load a screen's code.
configure({ asyncUtilTimeout: 15_000 })
afterEach(cleanup)
