import type { Handler } from './handler.ts'
import { listPage } from './list-page.ts'
import { readingRecords } from './reading-item.ts'

/** A page of what the tenant's vehicles last said of themselves. */
export const listTelemetry: Handler<'listTelemetry'> = async (caller, query, context) => ({
  body: await listPage(readingRecords, caller, query, context),
})
