import { argv, exit, stderr, stdout } from 'node:process'
import { readArguments } from './arguments.ts'
import { failureText } from './failure-text.ts'
import { reportJson, reportText, writeReport } from './report.ts'
import { run } from './run.ts'
import { Secrets } from './secrets.ts'

/*
 * `npm run smoke`: holds a deployed stage, or another local cloud, against the local cloud. Exit code 0 if nothing differs, 1 if
 * something does, 2 if it could not be run.
 */
const interruption = new AbortController()
const secrets = new Secrets()
const say = (line: string) => stderr.write(`${secrets.takenOutOf(line)}\n`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) exit(2)
    say(
      'Stopping; what was made for the test is being removed. Once more leaves it for a later run to remove.',
    )
    interruption.abort()
  })
}

try {
  const request = readArguments(argv.slice(2))
  const { names, rows } = await run(request, { signal: interruption.signal, secrets, say })
  stdout.write(secrets.takenOutOf(reportText(rows, names)))
  if (request.json !== undefined) {
    await writeReport(request.json, secrets.takenOutOf(reportJson(rows, names, new Date())))
  }
  process.exitCode = rows.some(({ verdict }) => verdict === 'DIFFERS') ? 1 : 0
} catch (error) {
  say(interruption.signal.aborted ? 'Stopped.' : failureText(error))
  process.exitCode = 2
}
