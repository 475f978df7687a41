import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider'
import type { Api } from './api.ts'
import { admin } from './tokens.ts'

/** The usernames in a list of an answer. */
export const names = ({ body }: { body: Record<string, unknown> }, list = 'items') =>
  (body[list] as readonly { username: string }[]).map(({ username }) => username)

/** Gives someone groups, as north’s admin. */
export const update = ({ call }: Api, username: string, groups: readonly string[], seen: readonly string[]) =>
  call(admin, `PATCH /members/update/${username}`, { body: { groups, seen } })

/** North’s audit, newest first. */
export const auditOf = async ({ call }: Api) => (await call(admin, 'GET /audit/read')).body['items']

/** Lets every call of a command fail from now on. */
export function failPool({ people }: Api, command: string, error: Error) {
  people.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === command) throw error
        return next(args)
      },
    { step: 'initialize' },
  )
}

/** Lets the user pool say from now on that someone may not sign in. */
export function disable({ people }: Api, username: string) {
  people.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args)
      const { Users = [] } = answer.output as { Users?: { Username?: string; Enabled?: boolean }[] }
      for (const user of Users) if (user.Username === username) user.Enabled = false
      return answer
    },
    { step: 'initialize' },
  )
}

/** What AWS’s client throws where Cognito is asked too often. */
export const throttled = new TooManyRequestsException({ message: 'Too many requests', $metadata: {} })
