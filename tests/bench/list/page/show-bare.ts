import type { Vehicle } from '#contract/vehicle.ts'
import { FleetIndex } from '#fleet/search/fleet-index.ts'
import { columnOf, type FleetRow, usualColumns } from '#fleet/view/columns.ts'
import { usualView } from '#fleet/view/fleet-view.ts'
import '#app/app.css'
import '#ui/amplify.css'
import '#ui/theme.css'
import '#fleet/list/vehicle-list.css'
import type { FleetFile } from './page-data.ts'

const rowHeight = 44
const overscan = 6

/** The floor: the same rows over the same index, drawn by nothing but the DOM. */
export function showBare(root: HTMLElement, { vehicles, readings }: FleetFile): void {
  const index = new FleetIndex()
  const byId = new Map(readings.map((reading) => [reading.vehicleId, reading]))
  index.update(vehicles, (vehicleId) => byId.get(vehicleId))
  let view = usualView

  const search = element('input', { type: 'search' }) as HTMLInputElement
  const count = element('p', {})
  const scroller = element('div', { class: 'vehicles', role: 'grid', tabindex: '0' })
  const head = element('div', { class: 'vehicles-head', role: 'row' })
  const body = element('div', { class: 'vehicles-body', role: 'rowgroup' })
  const select = element('div', { class: 'vehicle-select' })
  select.append(element('input', { type: 'checkbox' }))
  head.append(select)
  for (const name of usualColumns) {
    const cell = element('div', { role: 'columnheader' })
    const button = element('button', { type: 'button' })
    button.textContent = columnOf(name).words
    button.addEventListener('click', () => {
      const descending = view.sort[0]?.column === name && !view.sort[0].descending
      view = { ...view, sort: [{ column: name, descending }] }
      scroller.scrollTop = 0
      draw()
    })
    cell.append(button)
    head.append(cell)
  }
  scroller.append(head, body)
  scroller.style.setProperty('--columns', usualColumns.map((name) => `${columnOf(name).width}rem`).join(' '))
  scroller.style.setProperty('--row', `${rowHeight}px`)
  const main = element('div', { class: 'list-main' })
  main.append(scroller)
  const section = element('section', { class: 'list-screen' })
  section.append(search, count, main)
  root.append(section)

  let found = index.find(view)
  let [first, end] = [-1, -1]
  let drawn = new Map<FleetRow, HTMLElement>()
  const drawRows = () => {
    const next = new Map<FleetRow, HTMLElement>()
    first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - overscan)
    end = Math.min(
      found.count,
      Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + overscan,
    )
    for (let place = first; place < end; place += 1) {
      const row = found.row(place)
      if (!row) continue
      // What is there already only moves.
      const known = drawn.get(row)
      if (known) moveTo(known, place)
      else body.append(rowElement(row, place))
      const element = known ?? body.lastElementChild
      if (element instanceof HTMLElement) next.set(row, element)
    }
    for (const [row, element] of drawn) if (!next.has(row)) element.remove()
    drawn = next
  }
  const draw = () => {
    found = index.find(view)
    count.textContent = `${found.count} of ${vehicles.length} vehicles`
    body.style.height = `${found.count * rowHeight}px`
    drawRows()
  }
  search.addEventListener('input', () => {
    view = { ...view, text: search.value }
    draw()
  })
  scroller.addEventListener('scroll', () => {
    const now = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - overscan)
    if (now !== first) drawRows()
  })
  draw()
}

function rowElement({ vehicle, reading }: FleetRow, place: number): HTMLElement {
  const row = element('div', { class: 'vehicle-row', role: 'row' })
  moveTo(row, place)
  const select = element('div', { class: 'vehicle-select', role: 'gridcell' })
  select.append(element('input', { type: 'checkbox' }))
  row.append(select)
  for (const name of usualColumns) {
    const cell = element('div', { class: `vehicle-${name}`, role: 'gridcell' })
    const text = String(columnOf(name).value({ vehicle, reading }) ?? '')
    const inner = innerElement(name, vehicle)
    if (inner) {
      inner.textContent = text
      cell.append(inner)
    } else cell.textContent = text
    row.append(cell)
  }
  return row
}

function moveTo(row: HTMLElement, place: number): void {
  row.setAttribute('aria-rowindex', String(place + 2))
  row.style.transform = `translateY(${place * rowHeight}px)`
}

function innerElement(name: string, { vehicleId }: Vehicle): HTMLElement | undefined {
  if (name === 'licensePlate') return element('a', { href: `/vehicles/${vehicleId}` })
  if (name === 'lifecycle') return element('span', { class: 'amplify-badge' })
  if (name === 'connectivity') return element('span', { class: 'state' })
  return undefined
}

function element(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
