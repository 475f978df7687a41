/** The array, or one with the same values and room for at least `size`. */
export function grown(array: Uint32Array, size: number): Uint32Array {
  if (array.length >= size) return array
  const larger = new Uint32Array(Math.max(size, array.length * 2))
  larger.set(array)
  return larger
}
