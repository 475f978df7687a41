import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import { routeNames } from '#contract/routes.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useMedia } from '#ui/use-media.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { useMembers } from '../members/use-members.ts'
import { AuditExport } from './audit-export.tsx'
import { filtersFromUrl, filtersToUrl, filterWords, isFiltered } from './entry-filters.ts'
import { EntryList } from './entry-list.tsx'
import { EntrySubject } from './entry-subject.tsx'
import { FilterForm } from './filter-form.tsx'
import { peopleIn } from './people-in.ts'
import { useEntries } from './use-entries.ts'

const pageSize = 50

/** The tenant's entries that match the address, which can be sent to a colleague. */
export function TenantEntries() {
  const api = useFleetApi()
  const { tenant } = useCaller()
  const [address, setAddress] = useSearchParams()
  const { filters, dropped } = useMemo(() => filtersFromUrl(address), [address])
  const [peopleWanted, setPeopleWanted] = useState(false)
  const { members = [] } = useMembers(peopleWanted)
  const list = useEntries({
    key: ['audit'],
    ask: (query, signal) => api.readAudit({ query, signal }),
    filters,
    pageSize,
  })
  const people = new Set([...peopleIn(list.entries), ...members.map(({ username }) => username)])
  const filtered = isFiltered(filters)
  // On a phone the entries would begin below all the fields.
  const isWide = useMedia('(min-width: 48rem)')
  return (
    <>
      <p>
        Who did what in <strong>{tenant}</strong>, and what was refused. Nobody can change or remove an entry.
      </p>
      {dropped.length > 0 && (
        <Notice tone="warn">
          {`The address has a value that means nothing for: ${dropped.map((name) => filterWords[name]).join(', ')}. It was left out.`}
        </Notice>
      )}
      <details className="card entry-details" open={isWide}>
        <summary>{filtered ? 'Filter: not everything is shown' : 'Filter'}</summary>
        <FilterForm
          withTimes
          filters={filters}
          onFilter={(next) => setAddress(filtersToUrl(next))}
          actions={routeNames}
          people={[...people].toSorted()}
          onPeopleWanted={() => setPeopleWanted(true)}
        />
      </details>
      <section className="card" aria-labelledby="entries-title">
        <h2 id="entries-title">{filtered ? 'Matching entries' : 'All entries'}</h2>
        <AuditExport key={filtersToUrl(filters).toString()} filters={filters}>
          <Button small busy={list.isReloading} onClick={list.reload}>
            {list.isReloading ? 'Reloading…' : 'Reload'}
          </Button>
        </AuditExport>
        <EntryList
          list={list}
          empty={
            filtered
              ? 'No entry matches: choose other filters, or clear them.'
              : 'Nothing has been done in this tenant yet. Changes, commands and refusals appear here.'
          }
          Subject={EntrySubject}
        />
      </section>
    </>
  )
}
