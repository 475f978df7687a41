/** Finds the item of a list that says exactly this, whatever elements its words are in. */
export const line = (text: string) => (_: string, element: Element | null) =>
  element?.tagName === 'LI' && element.textContent === text
