import { createContext, useContext } from 'react'
import type { Caller } from '#contract/caller.ts'

const CallerContext = createContext<Caller | null>(null)

/** Says who is signed in to everything below it. */
export const CallerProvider = CallerContext.Provider

/** The signed-in person's rights. */
export function useCaller(): Caller {
  const caller = useContext(CallerContext)
  if (!caller) throw new Error('useCaller needs a <CallerProvider> above it')
  return caller
}
