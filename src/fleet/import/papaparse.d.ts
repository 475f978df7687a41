/** The part of Papa Parse that is used; its own types bring those of Node along. */
declare module 'papaparse' {
  interface ParseConfig {
    readonly delimiter: string
    readonly newline: '\n'
    /** Records to read at most; 0: all. */
    readonly preview?: number
  }

  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
    readonly code: string
    /** Counted from 0. */
    readonly row?: number
  }

  const Papa: {
    parse(text: string, config: ParseConfig): { readonly data: string[][]; readonly errors: ParseError[] }
  }
  export default Papa
}
