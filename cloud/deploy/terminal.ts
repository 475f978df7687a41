import { createInterface } from 'node:readline/promises'

/** Where a command shows its progress and asks its questions. */
export interface Terminal {
  /** Whether somebody is there to answer. */
  readonly interactive: boolean
  /** Writes a line, or several. */
  write(text: string): void
  /** What was typed, without spaces around it; '' if nothing was, or the input was closed. */
  ask(question: string): Promise<string>
}

/** The terminal that the process runs in. */
export function processTerminal(): Terminal {
  const { stdin: input, stdout: output } = process
  return {
    interactive: input.isTTY === true && output.isTTY === true,
    write: (text) => void output.write(`${text}\n`),
    ask: async (question) => {
      const lines = createInterface({ input, output })
      try {
        const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
        return (await Promise.race([lines.question(question), closed])).trim()
      } catch (error) {
        // Ctrl+C is an answer too.
        if (error instanceof Error && error.name === 'AbortError') return ''
        throw error
      } finally {
        lines.close()
      }
    },
  }
}
