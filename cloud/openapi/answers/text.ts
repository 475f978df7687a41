import * as v from 'valibot'

/** A text with a meaning. */
export const text = (means: string) => v.pipe(v.string(), v.description(means))

/** A number with a meaning. */
export const number = (means: string) => v.pipe(v.number(), v.description(means))

/** A time as the API writes all of them: ISO 8601 in UTC with milliseconds. */
export const time = (means: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(means))
