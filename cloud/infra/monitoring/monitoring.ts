import type { Construct } from 'constructs'
import type { StageSettings } from '../stage.ts'
import { addAlarms } from './alarm.ts'
import { addAlarmTopic } from './alarm-topic.ts'
import { addDashboard } from './dashboard.ts'
import { functionAlarms, triggerAlarms } from './function-alarms.ts'
import { gatewayAlarms, gatewayMetrics } from './gateway-metrics.ts'
import { tableAlarms, tableMetrics } from './table-metrics.ts'
import type { Watched } from './watched.ts'

/** Alarms that say what to do, a topic that tells them, and one dashboard; all with the stage in their names. */
export function addMonitoring(scope: Construct, watched: Watched, stage: StageSettings): void {
  const { gateway, accessLog, functions, trigger, table } = watched
  const api = gatewayMetrics(gateway, accessLog)
  const database = tableMetrics(table)
  const alarms = addAlarms(scope, addAlarmTopic(scope, stage), [
    ...gatewayAlarms(api, accessLog),
    ...functionAlarms(functions),
    ...triggerAlarms(trigger),
    ...tableAlarms(database),
  ])
  addDashboard(scope, { ...watched, alarms, api, database })
}
