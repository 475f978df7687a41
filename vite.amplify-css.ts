import type { AtRule, Declaration, Plugin as PostcssPlugin, Root, Rule } from 'postcss'

/** Variants of Amplify's components that no screen of ours uses. */
const unusedVariant = new RegExp(
  [
    String.raw`\.amplify-button--(?!primary(?!-)|small)`,
    String.raw`\.amplify-button__loader`,
    String.raw`\.amplify-(?:badge|text)--`,
    String.raw`\.amplify-(?:input|select|select__icon|field|flex)--(?!error)`,
    String.raw`--quiet`,
  ].join('|'),
)

/**
 * Amplify's stylesheet has 1,600 custom properties and every variant of every component. In each file that imports from it,
 * this drops the variants above and then, until nothing more falls away, every property that nothing there refers to.
 */
export function pruneAmplifyCss(): PostcssPlugin {
  return {
    postcssPlugin: 'prune-amplify-css',
    OnceExit(root) {
      if (!/amplify[\w-]*\.css$/.test(root.source?.input.file ?? '')) return
      root.walkRules((rule) => {
        const used = rule.selectors.filter((selector) => !unusedVariant.test(selector))
        if (used.length === 0) rule.remove()
        else rule.selectors = used
      })
      while (dropUnreferenced(root) > 0);
      root.walk((node) => {
        if ((node.type === 'rule' || (node.type === 'atrule' && node.nodes)) && isEmpty(node)) node.remove()
      })
    },
  }
}

function dropUnreferenced(root: Root): number {
  const referred = new Set(root.toString().match(/(?<=var\(\s*)--[\w-]+/g))
  const unreferred: Declaration[] = []
  root.walkDecls(/^--amplify/, (declaration) => {
    if (!referred.has(declaration.prop)) unreferred.push(declaration)
  })
  for (const declaration of unreferred) declaration.remove()
  return unreferred.length
}

function isEmpty(node: Rule | AtRule): boolean {
  return node.nodes?.every((child) => child.type === 'comment') ?? true
}
