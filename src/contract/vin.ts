/** Position weights and letter values of the check digit (49 CFR 565.15, ISO 3779). Letters I, O and Q never occur. */
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const values = 'A1B2C3D4E5F6G7H8J1K2L3M4N5P7R9S2T3U4V5W6X7Y8Z9'

/** A VIN as it is stored: upper case, without the spaces and dashes that people put in. */
export function normalizeVin(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}

/** The check digit (`0`-`9` or `X`) that belongs at position 9 of a well-formed VIN. */
export function vinCheckDigit(vin: string): string {
  const sum = [...vin].reduce(
    (total, character, index) => total + valueOf(character) * (weights[index] ?? 0),
    0,
  )
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** Assigned in North America, where the check digit is the law: 1-5, and 7F-70, which the United States took later. */
export function isNorthAmericanVin(vin: string): boolean {
  return /^(?:[1-5]|7[F-Z0-9])/.test(vin)
}

/**
 * What is wrong with a normalised VIN, or null. `error` must be mended; `warning` (a check digit that is off on a VIN
 * from elsewhere, where it carries no such duty) may be saved.
 */
export function vinProblem(vin: string): { severity: 'error' | 'warning'; message: string } | null {
  if (vin.length !== 17) {
    return { severity: 'error', message: `A VIN has 17 characters; this one has ${vin.length}` }
  }
  const strange = /[^A-HJ-NPR-Z0-9]/u.exec(vin)
  if (strange) {
    return {
      severity: 'error',
      message: `A VIN has digits and the letters A-Z without I, O and Q; found ${strange[0]}`,
    }
  }
  const expected = vinCheckDigit(vin)
  if (vin[8] === expected) return null
  const message = `The check digit (9th character) is ${vin[8]} but works out as ${expected}: is one character wrong?`
  return { severity: isNorthAmericanVin(vin) ? 'error' : 'warning', message }
}

function valueOf(character: string): number {
  const digit = Number(character)
  return Number.isNaN(digit) ? Number(values[values.indexOf(character) + 1]) : digit
}
