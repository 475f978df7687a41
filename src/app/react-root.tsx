import { type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import '#ui/amplify.css'
import '#ui/theme.css'
import './app.css'

let root: Root | undefined

/** Shows a screen in place of what was there. */
export function renderRoot(screen: ReactNode): void {
  root ??= createRoot(rootElement())
  root.render(<StrictMode>{screen}</StrictMode>)
}

/** Takes everything away at once. */
export function clearRoot(): void {
  root?.unmount()
  root = undefined
}

/** The element that everything but the landing page is in. */
export function rootElement(): HTMLElement {
  const container = document.getElementById('root')
  if (!container) throw new Error('index.html has no element with the id root')
  return container
}
