import type { Calls } from '#contract/calls.ts'
import type { Caller } from '#contract/caller.ts'
import type { RouteName } from '#contract/routes.ts'
import type { FleetTable } from './fleet-table.ts'
import type { Inputs } from './inputs.ts'
import type { MemberDirectory } from './member-directory.ts'

/** A caller who belongs to a tenant: no other gets past the boundary. */
export interface Member extends Caller {
  readonly tenant: string
}

/** What a handler works with. */
export interface HandlerContext {
  readonly table: FleetTable
  /** Only in the function that answers the routes below `/members/`. */
  readonly members?: MemberDirectory | undefined
  /** In milliseconds since 1970. */
  readonly now: number
  readonly requestId: string
}

/** What a handler answers: `status` is 200 unless it says otherwise. */
export interface Answer<Body extends object> {
  readonly status?: 202
  readonly body: Body
  /** The version of the record in the body, for the ETag header. */
  readonly version?: number
}

/** The code of one route: sees who is calling and what is asked, never the request. @throws {ApiProblem} */
export type Handler<Name extends RouteName> = (
  caller: Member,
  input: Inputs[Name],
  context: HandlerContext,
) => Promise<Answer<Calls[Name]['answer']>>
