import { createContext } from 'react'

/** The https address of the deployment's map style; null: the world map that comes with the app. */
export const MapStyleContext = createContext<string | null>(null)
