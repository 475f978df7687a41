import { Hono } from 'hono'
import * as v from 'valibot'
import type { FieldProblem } from '#contract/problem.ts'
import type { RequestLog } from './request-log.ts'
import { controlRequest, type Settings } from './settings.ts'

export interface ControlOptions {
  /** Changed in place. */
  readonly settings: Settings
  readonly log: RequestLog
  readonly rotateKeys: () => Promise<void>
  /** False where there is no such vehicle. */
  readonly removeVehicle: (vehicle: { tenant: string; vehicleId: string }) => Promise<boolean>
  readonly simulate: (steps: number) => Promise<void>
}

const noSuchVehicle = refused([
  { field: 'removeVehicle', message: 'There is no such vehicle in that tenant' },
])

/** `POST /local-cloud/control` changes how the local cloud behaves, `GET /local-cloud/log` tells what it answered. */
export function createControl({ settings, log, rotateKeys, removeVehicle, simulate }: ControlOptions): Hono {
  const control = new Hono()
  control.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  control.post('/local-cloud/control', async (c) => {
    const parsed = v.safeParse(controlRequest, await jsonOf(c.req.raw))
    if (!parsed.success) return c.json(refusal(parsed.issues), 400)
    const { rotateKeys: rotate, removeVehicle: doomed, simulationSteps: steps, ...changes } = parsed.output
    if (doomed && !(await removeVehicle(doomed))) return c.json(noSuchVehicle, 400)
    Object.assign(settings, changes)
    if (rotate) await rotateKeys()
    if (steps !== undefined) await simulate(steps)
    return c.json(settings)
  })
  control.get('/local-cloud/log', (c) => c.json(log.entries()))
  return control
}

function refusal(issues: readonly v.BaseIssue<unknown>[]) {
  return refused(issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message })))
}

function refused(fields: readonly FieldProblem[]) {
  const message = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ')
  return { error: { code: 'request_invalid', message, fields } }
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    const value: unknown = await request.json()
    // An array would pass for an object without settings.
    return Array.isArray(value) ? undefined : value
  } catch {
    return undefined
  }
}
