import { createContext } from 'react'
import type { Admins } from '#contract/member.ts'

/** Asks who can give and take groups in the caller's tenant. @throws where it can't be had */
export type AskAdmins = (signal: AbortSignal) => Promise<Admins>

/** How everything below finds out whom to ask; whoever has an API client provides it. */
export const AdminsContext = createContext<AskAdmins>(() => Promise.reject(new Error('No AdminsContext')))
