import { useState } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import { Button } from '#ui/button.tsx'
import { useViews } from '../../../view/views-kept.ts'
import { linkTo } from '../../../view/views-links.ts'
import { useOpenView } from '../../../view/views-open.ts'
import { type NamedView, viewOf, withName, withoutView, withView } from '../../../view/views.ts'
import { viewToUrl } from '../../../view/fleet-view.ts'
import type { ListModel } from '../../list-model.ts'
import { SaveView } from './save-view.tsx'
import { ToolDialog } from '../tool-dialog.tsx'
import { useCopiedLink } from './use-copied-link.tsx'
import { ViewLines } from './view-lines.tsx'
import { ViewRow } from './view-row.tsx'
import { type Done, keyOf, ViewsDone } from './views-done.tsx'
import './views.css'

interface ViewsMenuProps {
  readonly model: ListModel
  readonly onClose: () => void
}

/** The person's named views: to open, save, rename, delete and hand on. */
export function ViewsMenu({ model, onClose }: ViewsMenuProps) {
  const { tenant } = useCaller()
  const [views, change] = useViews()
  const [open, setOpen] = useOpenView(model.view)
  const [done, setDone] = useState<Done | 'noRoom' | null>(null)
  const [copied, copy] = useCopiedLink()

  /** Changes the views, and says so. */
  const keep = (next: (views: readonly NamedView[]) => readonly NamedView[], what: Done) =>
    setDone(change(next) ? what : 'noRoom')
  const save = (name: string) => {
    setOpen(name)
    keep((all) => withView(all, name, viewToUrl(model.view).toString()), { name, does: 'is saved.' })
  }
  const rename = (from: string, to: string) => {
    if (open?.name === from) setOpen(to)
    keep((all) => withName(all, from, to), { name: to, does: 'is the new name.' })
  }
  const remove = (name: string) => {
    const before = views
    const undo = () => keep((all) => withRestored(all, before, name), { name, does: 'is back.' })
    keep((all) => withoutView(all, name), { name, does: 'is deleted.', undo })
  }

  return (
    <ToolDialog title="Views" className="views-dialog" onClose={onClose}>
      <p className="facet-note">
        {`A view is everything that you have set in the list. Views are kept in this browser, for you in ${tenant ?? 'no tenant'} alone, also after you sign out.`}
      </p>
      {views.length === 0 && <p>You have no views yet.</p>}
      <ul className="views">
        {views.map(({ name, query }) => (
          <ViewRow
            key={name}
            name={name}
            open={open?.name === name ? open : null}
            isFree={(wish) => views.every((one) => one.name !== wish)}
            onOpen={() => {
              setOpen(name)
              model.change(viewOf(query))
              onClose()
            }}
            onOverwrite={() => save(name)}
            onRename={(to) => rename(name, to)}
            onCopy={() => void copy(linkTo(viewOf(query)), 'The link is copied.')}
            onDelete={() => remove(name)}
          />
        ))}
      </ul>
      {done && <ViewsDone key={keyOf(done)} done={done} />}
      {copied}
      <SaveView views={views} onSave={save} />
      <Button small onClick={() => void copy(linkTo(model.view), 'The link to what you see now is copied.')}>
        Copy a link to what you see now
      </Button>
      <ViewLines views={views} onChange={change} onCopy={copy} />
    </ToolDialog>
  )
}

/** The views with one of an earlier list in its old place, unless its name was taken meanwhile. */
function withRestored(
  views: readonly NamedView[],
  before: readonly NamedView[],
  name: string,
): readonly NamedView[] {
  const place = before.findIndex((one) => one.name === name)
  const view = before[place]
  return !view || views.some((one) => one.name === name) ? views : views.toSpliced(place, 0, view)
}
