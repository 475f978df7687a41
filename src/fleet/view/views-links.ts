import { listPath } from '../paths.ts'
import type { FleetView } from './fleet-view.ts'
import { viewToUrl } from './fleet-view.ts'
import { isSameView, type NamedView, viewLimits, viewName, viewOf, withView } from './views.ts'

/** The address of a view, as somebody else can open it. */
export function linkTo(view: FleetView): string {
  const query = viewToUrl(view).toString()
  return window.location.origin + listPath + (query && `?${query}`)
}

/** One line a view: its name, a tab, its address. */
export function linesOf(views: readonly NamedView[]): string {
  return views.map(({ name, query }) => `${name}\t${linkTo(viewOf(query))}`).join('\n')
}

/** What came of lines that somebody has pasted. */
export interface ReadLines {
  readonly views: readonly NamedView[]
  readonly added: number
  /** How many were there already. */
  readonly known: number
  readonly problems: readonly string[]
}

/** The views with those of pasted lines. One whose name is taken by another view gets a number behind its name. */
export function withLines(views: readonly NamedView[], text: string): ReadLines {
  let read: ReadLines = { views, added: 0, known: 0, problems: [] }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() !== '') read = withLine(read, line, `Line ${index + 1}`)
  }
  return read
}

function withLine(read: ReadLines, line: string, where: string): ReadLines {
  const failed = (problem: string) => ({ ...read, problems: [...read.problems, `${where}: ${problem}`] })
  const at = line.lastIndexOf('\t')
  const name = viewName(line.slice(0, Math.max(at, 0)))
  if (name === '') return failed('expected a name, a tab, and a link')
  const query = queryOf(line.slice(at + 1).trim())
  if (query === null) return failed(`expected a link to a list of vehicles, such as ${linkTo(viewOf(''))}`)
  if (read.views.some((one) => isOf(one, name) && isSameView(viewOf(one.query), viewOf(query))))
    return { ...read, known: read.known + 1 }
  if (read.views.length >= viewLimits.most)
    return failed(`there are ${viewLimits.most} views already: delete some, then add it again`)
  return { ...read, views: withView(read.views, freeName(read.views, name), query), added: read.added + 1 }
}

/** The query string of a link to the list, wherever the app is served from; null where it is no such link. */
function queryOf(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null
  return url?.pathname === listPath && /^https?:$/.test(url.protocol) ? url.search.slice(1) : null
}

/** Whether a view has this name, or got a number behind it. */
function isOf(view: NamedView, name: string): boolean {
  return (
    view.name === name ||
    (view.name.startsWith(`${name} (`) && /^\d+\)$/.test(view.name.slice(name.length + 2)))
  )
}

function freeName(views: readonly NamedView[], name: string): string {
  const isFree = (wish: string) => views.every((one) => one.name !== wish)
  let wish = name
  for (let number = 2; !isFree(wish); number += 1) {
    const suffix = ` (${number})`
    wish =
      Array.from(name)
        .slice(0, viewLimits.name - suffix.length)
        .join('')
        .trim() + suffix
  }
  return wish
}
