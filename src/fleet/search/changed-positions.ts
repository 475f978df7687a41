/** Where two lists differ, ascending: objects that are the same have not changed. */
export function changedPositions(before: readonly unknown[], after: readonly unknown[]): readonly number[] {
  const changed: number[] = []
  for (let position = 0; position < after.length; position += 1) {
    if (before[position] !== after[position]) changed.push(position)
  }
  return changed
}
