const winds = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west']

/** A heading in degrees clockwise from north, as the nearest of eight winds. */
export function compassWords(headingDeg: number): string {
  const eighth = Math.round((((headingDeg % 360) + 360) % 360) / 45) % 8
  return winds[eighth] ?? ''
}
