import { roleGroups } from '#contract/groups.ts'
import { routeNames, routeOf } from '#contract/routes.ts'

/** Where the README has the table. */
export const accessTablePlace =
  /(?<=<!-- access table: npm run readme -->\n)[^]*?(?=<!-- end of access table -->)/

/** The access table in Markdown: every row of the contract, and who may call it. */
export function accessTable(): string {
  const head = ['to', 'call', 'scope', ...roleGroups, 'needs']
  const rows = routeNames.map((name) => {
    const { method, path, scope, groups, does, header, fresh, reason } = routeOf(name)
    const needs = [
      header && `\`${header}\``,
      fresh && 'a sign-in at most 5 minutes old',
      reason && 'a reason',
    ]
    return [
      does,
      `\`${method} ${path}\``,
      `\`${scope}\``,
      ...roleGroups.map((role) => (groups.includes(role) ? 'yes' : '-')),
      needs.filter(Boolean).join(', '),
    ]
  })
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
