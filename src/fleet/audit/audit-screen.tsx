import { CallReason } from '#auth/call-reason.tsx'
import { useAccess } from '#auth/can.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { TenantEntries } from './tenant-entries.tsx'
import '../tenant-page.css'

/** Who did what in the tenant; for those who may not see it, why not. */
export function AuditScreen() {
  const { allowed } = useAccess('readAudit')
  return (
    <article className="tenant-page" aria-labelledby="audit-title">
      <DocumentTitle>Audit</DocumentTitle>
      <h1 id="audit-title">Audit</h1>
      {allowed ? <TenantEntries /> : <CallReason call="readAudit" />}
    </article>
  )
}
