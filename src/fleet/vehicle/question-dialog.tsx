import { useId } from 'react'
import { Button } from '#ui/button.tsx'

/** An answer to a question: the words on its button, and what happens. */
export interface Answer {
  readonly words: string
  readonly onChoose: () => void
}

interface QuestionDialogProps {
  readonly title: string
  readonly text: string
  /** Has the focus. */
  readonly first: Answer
  readonly second: Answer
  /** Escape. */
  readonly onCancel: () => void
}

/** Asks one question above everything else. It is gone when its parent no longer renders it. */
export function QuestionDialog({ title, text, first, second, onCancel }: QuestionDialogProps) {
  const id = useId()
  return (
    <dialog
      className="dialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      ref={(dialog) => {
        if (dialog?.open === false) dialog.showModal()
      }}
      onCancel={onCancel}
    >
      <h2 id={`${id}title`}>{title}</h2>
      <p id={`${id}text`}>{text}</p>
      <div className="actions">
        <Button primary onClick={first.onChoose}>
          {first.words}
        </Button>
        <Button onClick={second.onChoose}>{second.words}</Button>
      </div>
    </dialog>
  )
}
