import { createContext, useContext } from 'react'
import type { Session } from '#auth/session.ts'

const SessionContext = createContext<Session | null>(null)

/** Says who is signed in, by name, to the shell. */
export const SessionProvider = SessionContext.Provider

/** The signed-in person. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a <SessionProvider> above it')
  return session
}
