/** A name as it is typed in a POSIX shell: names of people and groups may hold what a shell would run. */
export function shellWord(text: string): string {
  return /^[\w.@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
