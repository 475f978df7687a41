/**
 * How long API Gateway waits for a function, in milliseconds, unless a method says otherwise.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const longestIntegration = 29_000

/** What became of the function: its result, that it threw, or that it took too long. `log` takes what it threw. */
export async function withinTime<Result>(
  work: () => Promise<Result>,
  milliseconds: number,
  log: (line: string) => void,
): Promise<Result | 'integrationFailed' | 'integrationTimeout'> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<'integrationTimeout'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'integrationTimeout')
  })
  try {
    return await Promise.race([work(), timeout])
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 'integrationFailed'
  } finally {
    clearTimeout(timer)
  }
}
