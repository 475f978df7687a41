import { join } from 'node:path'
import * as v from 'valibot'
import type { Clock } from '../clock.ts'
import { StartupError } from '../startup-error.ts'
import { createSaver, readIfThere, replaceFile } from '../state-file.ts'
import { keptKeys, KeyRing } from './key-ring.ts'

/** One sign-in of one person: everything that its refresh tokens have in common. */
const signIn = v.object({
  sub: v.string(),
  scopes: v.array(v.string()),
  /** When the password was given, in seconds since 1970. */
  authTime: v.number(),
  /** When the first refresh token was issued, in milliseconds since 1970: the deadline of all counts from here. */
  startedAt: v.number(),
  revoked: v.boolean(),
})
export type SignIn = v.InferOutput<typeof signIn>

const refreshToken = v.object({
  /** The sign-in that it belongs to, by its `origin_jti`. */
  originJti: v.string(),
  /** When it was exchanged for a successor, in milliseconds since 1970. */
  rotatedAt: v.optional(v.number()),
})
export type RefreshToken = v.InferOutput<typeof refreshToken>

/** Someone whom the hosted pages know without a password. Times in seconds since 1970. */
const hostedSession = v.object({ sub: v.string(), authTime: v.number(), expiresAt: v.number() })
export type HostedSession = v.InferOutput<typeof hostedSession>

const createdPerson = v.object({
  sub: v.string(),
  username: v.string(),
  email: v.string(),
  name: v.string(),
  groups: v.array(v.string()),
  /** In seconds since 1970. */
  createdAt: v.number(),
  invited: v.boolean(),
})

const kept = v.object({
  keys: keptKeys,
  created: v.optional(v.array(createdPerson), []),
  groupNames: v.optional(v.array(v.string()), []),
  groups: v.optional(v.record(v.string(), v.array(v.string())), {}),
  signIns: v.record(v.string(), signIn),
  refreshTokens: v.record(v.string(), refreshToken),
  sessions: v.record(v.string(), hostedSession),
})

/** What survives a restart. Refresh tokens and sessions are known by their SHA-256 only. */
export interface PoolState {
  readonly keys: KeyRing
  /** People that an administrator has made, by `sub`. */
  readonly created: Map<string, v.InferOutput<typeof createdPerson>>
  /** Groups that an administrator has made. */
  readonly groupNames: Set<string>
  /** Of those people whose groups were changed, by `sub`. */
  readonly groups: Map<string, string[]>
  /** By `origin_jti`. */
  readonly signIns: Map<string, SignIn>
  /** By hash. */
  readonly refreshTokens: Map<string, RefreshToken>
  /** By hash. */
  readonly sessions: Map<string, HostedSession>
  /** Resolves when everything up to this call would survive a crash. */
  save(): Promise<void>
}

/**
 * Reads `cognito.json` in the directory, or starts afresh; without a directory nothing is kept.
 * @throws {StartupError} if the file is there but not ours.
 */
export async function openPoolState(directory: string | undefined, now: Clock): Promise<PoolState> {
  const file = directory && join(directory, 'cognito.json')
  const found = file && (await readIfThere(file))
  const before = file && found !== undefined ? parse(file, found) : undefined
  const keys = await KeyRing.open(before?.keys, now)
  const created = new Map(before?.created.map((person) => [person.sub, person]))
  const groupNames = new Set(before?.groupNames)
  const groups = new Map(Object.entries(before?.groups ?? {}))
  const signIns = new Map(Object.entries(before?.signIns ?? {}))
  const refreshTokens = new Map(Object.entries(before?.refreshTokens ?? {}))
  const sessions = new Map(Object.entries(before?.sessions ?? {}))
  const text = () =>
    JSON.stringify({
      keys: keys.kept(),
      created: [...created.values()],
      groupNames: [...groupNames],
      groups: Object.fromEntries(groups),
      signIns: Object.fromEntries(signIns),
      refreshTokens: Object.fromEntries(refreshTokens),
      sessions: Object.fromEntries(sessions),
    } satisfies v.InferOutput<typeof kept>)
  const save = createSaver(async () => {
    if (file) await replaceFile(file, text())
  })
  if (found === undefined) await save()
  return { keys, created, groupNames, groups, signIns, refreshTokens, sessions, save }
}

function parse(file: string, text: string): v.InferOutput<typeof kept> {
  try {
    return v.parse(kept, JSON.parse(text))
  } catch {
    // The cause may quote the file, and the file holds keys: it is not passed on.
    throw new StartupError(
      `${file} should hold the local user pool (keys, people, groups, sessions), but it is damaged or from another version. ` +
        'Run npm run reset to start afresh; everyone signs in again.',
    )
  }
}
