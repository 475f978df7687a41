import { setTimeout as delay } from 'node:timers/promises'
import { faultAnswer } from './fault-answer.ts'
import { operationOf } from './request-log.ts'
import type { Failure, FailureTarget, Settings } from './settings.ts'

/** The request was carried out, but its answer never arrives: whoever serves must cut the connection. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped'
}

/**
 * Answers a request as the settings ask: late, with a failure, or not at all; otherwise `next` answers.
 * @throws {ConnectionDropped} for `dropAfterCommit`, after `next` has done its work.
 */
export async function withFaults(
  settings: Settings,
  request: Request,
  next: () => Promise<Response>,
): Promise<Response> {
  const target = targetOf(request)
  if (!target) return next()
  if (settings.latencyMs > 0) await delay(settings.latencyMs)
  const failure = takeFailure(settings, target)
  if (!failure) return next()
  if (failure.kind !== 'dropAfterCommit') return faultAnswer(failure)
  await next()
  throw new ConnectionDropped(`Dropped the answer of ${target} as asked`)
}

function targetOf(request: Request): FailureTarget | undefined {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/api/')) return 'api'
  if (request.method !== 'POST') return undefined
  if (pathname === '/oauth2/token') return 'token'
  return operationOf(request) === 'GetTokensFromRefreshToken' ? 'refresh' : undefined
}

function takeFailure(settings: Settings, target: FailureTarget): Failure | undefined {
  const { fail } = settings
  if (fail?.target !== target) return undefined
  settings.fail = fail.times > 1 ? { ...fail, times: fail.times - 1 } : null
  return fail
}
