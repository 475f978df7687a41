import { loadFleet } from './page-data.ts'

declare global {
  interface Window {
    /** Polls the API once, of whose vehicles so many in a hundred have changed. */
    poll?: (changed: number) => Promise<void>
    /** How many rows there were before the second page of the fleet had come. */
    rowsBeforeSecondPage?: number
  }
}

const root = document.querySelector<HTMLElement>('#root')
if (!root) throw new Error('The page has no root')
const fleet = await loadFleet()
if (location.hash === '#bare') (await import('./show-bare.ts')).showBare(root, fleet)
else (await import('./show-app.tsx')).showApp(root, fleet)
