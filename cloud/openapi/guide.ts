import { commandExpiry } from '#contract/command.ts'
import { mostAdded } from '#contract/new-vehicle.ts'
import { pageSize } from '#contract/page-size.ts'
import { changesDays } from '#contract/page.ts'
import { throttling } from '../infra/throttling.ts'

const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = throttling

/** What holds for all calls: the description of the document, in CommonMark. */
export const guide = `The vehicles of a tenant: list, read and change them, and send them commands.

**Who may call.** A person, with an access token of the user pool issued to the API's own app client; tokens of other
clients are refused (\`wrong_client\`), and there is no way in for a program without a person. The gateway checks the
token and the scope of the call, the API the groups, the tenant and, for some calls, how old the sign-in is. Everybody
works in exactly one tenant: what belongs to another is "not found", like what does not exist.

**Refusals.** The API's own have \`error.code\`, a message that says what to do, and \`requestId\`. The gateway's own have
only \`message\`. A missing scope is the gateway's 401. New fields may be added to any answer: ignore those that you don't
know.

**Pages.** Send \`limit\` (${pageSize.default} unless said, at most ${pageSize.most}) and, from the second page on, \`cursor\` with what \`nextCursor\` was,
until that is null. A cursor is opaque, and good for the same call with the same other parameters in the same tenant. A
page may hold fewer items than \`limit\`, or none, while \`nextCursor\` leads on.

**Changes.** List everything once, then ask with \`updatedSince\`, which is the \`asOf\` of the list before less 30 seconds:
what you get twice has the same version. \`removed\` names vehicles that are gone. Changes are told for ${changesDays} days; for
longer ago the answer is 410 \`changes_expired\`.

**Versions.** readVehicle and updateVehicle answer an ETag; updateVehicle takes it in If-Match, so that nobody's change
is overwritten unseen: 412 \`version_stale\` brings the record as it is now.

**Commands.** Send a new Idempotency-Key for each command, and the same for each try: it is sent once. It may be carried
out for ${commandExpiry.default} seconds (\`expiresInSeconds\`: ${commandExpiry.least} to ${commandExpiry.most}), and never later. After 429, 500, 502, 503, 504 or no answer, try
the same key again.

**Limits.** A request's body has at most 1 MB, an answer at most 6 MB (what a Lambda function may answer), and a
request's headers at most 10,240 bytes together. addVehicles takes at most ${mostAdded} vehicles a call. On AWS all callers
together are let through ${rate} times a second with bursts of ${burst}; beyond, the gateway answers 429 without Retry-After:
wait with exponential backoff and jitter. Texts are trimmed and composed (NFC). Times are ISO 8601 in UTC. Every answer
has \`Cache-Control: no-store\`.
`
