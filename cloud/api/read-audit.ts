import { tenantAudit } from './audit-reader.ts'
import type { Handler } from './handler.ts'
import { searchAudit } from './search-audit.ts'

/** Who did what in the tenant or tried to, newest first. */
export const readAudit: Handler<'readAudit'> = async ({ tenant }, query, { table }) => ({
  body: await searchAudit({ kind: 'audit', tenant, read: tenantAudit(table, tenant) }, query),
})
