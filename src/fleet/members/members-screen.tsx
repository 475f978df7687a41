import { CallReason } from '#auth/call-reason.tsx'
import { useAccess } from '#auth/can.tsx'
import { DocumentTitle } from '#ui/document-title.tsx'
import { Members } from './members.tsx'
import '../tenant-page.css'
import './members.css'

/** The people of the tenant, and what they may do; for those who may not see it, why not. */
export function MembersScreen() {
  const { allowed } = useAccess('listMembers')
  return (
    <article className="tenant-page" aria-labelledby="members-title">
      <DocumentTitle>Members</DocumentTitle>
      <h1 id="members-title">Members</h1>
      {allowed ? <Members /> : <CallReason call="listMembers" />}
    </article>
  )
}
