import * as v from 'valibot'

/** What Cognito takes as the name of a person or group: no spaces, nothing invisible; a comma is fine. */
export const poolName = v.pipe(
  v.string(),
  v.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, 'empty, too long, or holds spaces'),
)
