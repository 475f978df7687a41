interface IdleAnswers {
  readonly onStay: () => void
  readonly onLeave: () => void
}

let shown: HTMLDialogElement | undefined

/** Asks whether anybody is there, above everything else; the keyboard is in the answer that changes nothing. */
export function showIdleWarning(leftMs: number, { onStay, onLeave }: IdleAnswers): void {
  hideIdleWarning()
  const title = element('h2', 'Are you still there?', 'idle-title')
  const seconds = Math.max(1, Math.round(leftMs / 1000))
  const text = element(
    'p',
    `Nobody has typed or clicked for a while, so you will be signed out in ${seconds} seconds. What you have typed is kept for you in this browser.`,
    'idle-text',
  )
  const actions = document.createElement('div')
  actions.className = 'actions'
  actions.append(button('Stay signed in', onStay, true), button('Sign out now', onLeave))
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog'
  dialog.setAttribute('role', 'alertdialog')
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  dialog.append(title, text, actions)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    onStay()
  })
  document.body.append(dialog)
  dialog.showModal()
  shown = dialog
}

/** It was answered, here or in another tab. */
export function hideIdleWarning(): void {
  // Closed first: that gives the focus back to where it was.
  shown?.close()
  shown?.remove()
  shown = undefined
}

function element(tag: 'h2' | 'p', text: string, id: string): HTMLElement {
  const made = document.createElement(tag)
  made.id = id
  made.textContent = text
  return made
}

function button(text: string, press: () => void, primary = false): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = primary ? 'amplify-button amplify-button--primary' : 'amplify-button'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}
