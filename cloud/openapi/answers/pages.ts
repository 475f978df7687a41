import * as v from 'valibot'
import type { CommandPage } from '#contract/command.ts'
import type { AuditPage } from '#contract/history.ts'
import type { Admins, MemberPage } from '#contract/member.ts'
import type { AddResults } from '#contract/new-vehicle.ts'
import type { ReadingPage, VehiclePage } from '#contract/page.ts'
import type { VehicleTelemetry } from '#contract/telemetry.ts'
import { exactly } from '../exactly.ts'
import { addResult } from './add-result.ts'
import { auditEntry } from './audit-entry.ts'
import { command } from './command.ts'
import { member } from './member.ts'
import { reading, sample } from './reading.ts'
import { text, time } from './text.ts'
import { vehicle } from './vehicle.ts'

const nextCursor = v.pipe(
  v.nullable(v.string()),
  v.description('Send it as `cursor` for the next page; null where nothing is left'),
)
const ofTheFirstPage = time('The server’s time when the first page was read: ask for changes since then')
const removed = v.exactOptional(
  v.pipe(v.array(v.string()), v.description('Among changes only: ids of vehicles that are no longer there')),
)

export const vehiclePage = exactly<VehiclePage>()(
  v.object({ items: v.array(vehicle), nextCursor, asOf: ofTheFirstPage, removed }),
)

export const readingPage = exactly<ReadingPage>()(
  v.object({ items: v.array(reading), nextCursor, asOf: ofTheFirstPage, removed }),
)

export const commandPage = exactly<CommandPage>()(
  v.object({
    items: v.array(command),
    nextCursor,
    asOf: time('The server’s time, which `expiresAt` is to be compared with'),
  }),
)

export const auditPage = exactly<AuditPage>()(
  v.object({
    items: v.array(auditEntry),
    nextCursor,
    searchedTo: v.nullable(time('All that is newer has been looked at')),
  }),
)

export const memberPage = exactly<MemberPage>()(v.object({ items: v.array(member), nextCursor }))

export const admins = exactly<Admins>()(
  v.object({
    admins: v.array(v.object({ username: v.string(), name: text('Empty where the user pool does not say') })),
  }),
)

export const vehicleTelemetry = exactly<VehicleTelemetry>()(
  v.object({ reading: v.nullable(reading), past: v.array(sample), asOf: time('The server’s time') }),
)

export const addResults = exactly<AddResults>()(v.object({ results: v.array(addResult) }))
