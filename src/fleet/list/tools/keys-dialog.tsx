import { ToolDialog } from './tool-dialog.tsx'
import './keys.css'

/** Keys that are pressed together, or one after the other word "or", and what they do. */
type KeyLine = readonly [keys: readonly string[], does: string]

const groups: readonly (readonly [title: string, lines: readonly KeyLine[]])[] = [
  [
    'In the list',
    [
      [['↓', '↑'], 'the next vehicle, the one before'],
      [['Page Down', 'Page Up'], 'a screen further, a screen back'],
      [['Home', 'End'], 'the first vehicle, the last one'],
      [['Shift + any of these'], 'select on the way there'],
      [['Space'], 'select the vehicle, or not any more'],
      [['Ctrl + A'], 'select all that are shown'],
      [['Escape'], 'select none'],
      [['Enter'], 'open the vehicle'],
      [['a letter or digit'], 'search for it'],
      [['?'], 'show this help'],
    ],
  ],
  [
    'Anywhere on the page',
    [
      [['/'], 'go to the search'],
      [['↓ in the search'], 'go to the list'],
      [['Tab'], 'go to the next control: search, filters, heads of columns, list'],
    ],
  ],
  [
    'On the head of a column',
    [
      [['Enter'], 'sort by it, or the other way round'],
      [['Shift + Enter'], 'sort by it what is equal so far'],
      [['← → on its edge'], 'make it narrower or wider; with Shift faster, Enter for the usual width'],
    ],
  ],
  [
    'In the filters',
    [
      [['↓', '↑'], 'the next value, the one before'],
      [['Space'], 'only vehicles with this value, or with another that is wanted'],
      [['-', 'Delete', 'Backspace'], 'only vehicles without this value'],
      [['Escape'], 'close the filters'],
    ],
  ],
  [
    'In “Sort and columns”',
    [
      [['Alt + ↑', 'Alt + ↓'], 'move the column'],
      [['Space'], 'show the column, or not'],
      [['Escape'], 'close this or any other window'],
    ],
  ],
]

/** Says which keys there are. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ToolDialog title="Keys" className="keys-dialog" onClose={onClose}>
      {groups.map(([title, lines]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="keys">
            {lines.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key, place) => (
                    <span key={key}>
                      {place > 0 && ' or '}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </ToolDialog>
  )
}
