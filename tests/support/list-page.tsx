import { render, type RenderResult } from '@testing-library/react'
import { type ComponentType, useRef, useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { CallerProvider } from '#auth/caller-context.tsx'
import type { Caller } from '#contract/caller.ts'
import type { ListModel } from '#fleet/list/list-model.ts'
import { nobody } from '#fleet/list/selection.ts'
import { useFound } from '#fleet/list/use-found.ts'
import { type TableHandle, VehicleTable } from '#fleet/list/vehicle-table.tsx'
import { createFleetStore, type FleetStore } from '#fleet/store/fleet-store.ts'
import { FleetStoreProvider, useFleetStore } from '#fleet/store/fleet-store-context.tsx'
import { useFleetView } from '#fleet/view/use-fleet-view.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'

/** The list's table with some of its tools above it, and the address that the view has. */
export interface ListPage extends RenderResult {
  /** The query string, as it is now. */
  query(): string
  /** Opens another address, as a link does. */
  open(at: string): Promise<void>
  readonly store: FleetStore
}

/** Shows tools of the list to someone, over the whole fleet that the API gives them. */
export async function showListWith(
  Tools: ComponentType<{ readonly model: ListModel }>,
  {
    api,
    caller,
    at = '/vehicles',
  }: { readonly api: FleetApi; readonly caller: Caller; readonly at?: string },
): Promise<ListPage> {
  const store = createFleetStore(api, caller)
  await store.sync()
  const List = () => <ListWith Tools={Tools} />
  const router = createMemoryRouter([{ path: '*', Component: List }], { initialEntries: [at] })
  const page = render(
    <CallerProvider value={caller}>
      <FleetStoreProvider value={store}>
        <RouterProvider router={router} />
      </FleetStoreProvider>
    </CallerProvider>,
  )
  return { ...page, store, query: () => router.state.location.search, open: (to) => router.navigate(to) }
}

function ListWith({ Tools }: { readonly Tools: ComponentType<{ readonly model: ListModel }> }) {
  const { readings } = useFleetStore()
  const [view, change] = useFleetView()
  const [active, setActive] = useState<string | null>(null)
  const table = useRef<TableHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const found = useFound(view)
  const [scrollKey] = useState(() => crypto.randomUUID())
  const select = () => {}
  const model: ListModel = {
    view,
    change,
    found,
    selection: nobody,
    select,
    active,
    panel: null,
    setActive,
    table,
    search,
  }
  return (
    <>
      <Tools model={model} />
      <p>{`${found.count} found`}</p>
      <VehicleTable
        found={found}
        view={view}
        onChange={change}
        scrollKey={scrollKey}
        selection={nobody}
        onSelect={select}
        active={active}
        mayTelemetry={readings !== null}
        handle={table}
      />
    </>
  )
}
