import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { resolve } from 'node:path'
import { explainAwsError } from './aws-error.ts'
import { commandNamed } from './commands.ts'
import { failureText } from './failure.ts'
import { runProgram } from './run-program.ts'
import { cloudFormationClient } from './stack-outputs.ts'
import { processTerminal } from './terminal.ts'

/*
 * `npm run deploy`, `destroy`, `diff`, `invite` and `config`: the first argument says which. Exit code 1 and a message on
 * stderr where it failed.
 */
const [name, ...args] = process.argv.slice(2)
const { env: environment } = process

try {
  const command = commandNamed(name)
  if (args.some((arg) => arg === '--help' || arg === '-h')) process.stdout.write(`${command.help}\n`)
  else {
    await command.run(args, {
      root: resolve(import.meta.dirname, '../..'),
      environment,
      terminal: processTerminal(),
      run: runProgram,
      cloudFormation: cloudFormationClient(environment),
      userPools: (region) => new CognitoIdentityProviderClient({ region }),
    })
  }
} catch (error) {
  process.stderr.write(failureText(explainAwsError(error, environment)))
  process.exitCode = 1
}
