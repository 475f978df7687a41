import { DeployError } from './deploy-error.ts'
import { stackNameOf } from '../infra/stage-name.ts'

/** Why prod is not removed by a command, and how it would be by hand. */
export function prodStays(): DeployError {
  const stack = stackNameOf('prod')
  return new DeployError(
    [
      'Prod is not removed by a command: its stack, table and user pool are protected against deletion. By hand it takes:',
      '  1. a backup, if anyone may ever ask what happened: the audit goes with the table',
      `  2. aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stack}`,
      `  3. aws cloudformation delete-stack --stack-name ${stack}`,
      '     The site and the API are gone then. People, vehicles, audit, site files and logs stay, outside of any stack.',
      '  4. for these, in the AWS console: turn off the deletion protection of the table and of the user pool, then delete',
      '     both, the site’s bucket and the log groups.',
    ].join('\n'),
  )
}
