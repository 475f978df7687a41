import { buildPage } from './build.ts'
import { latencyMs, startBootCloud } from './boot/cloud.ts'
import { wayFromElsewhere } from './boot/elsewhere.ts'
import { type AppRound, appRound, type FloorRound, floorRound } from './boot/round.ts'
import { bootRows } from './boot/rows.ts'
import { type TasksByStep, tasksOfUse } from './boot/tasks.ts'
import type { PartResult } from './part.ts'

const rounds = 5
/** Of use with its long tasks, which takes longer than all else. */
const taskRounds = 3
const fleetSize = 10_000

/** From the sign-in to the rows, beside a bare page: goal P7; the CPU time of starting, and what keeps the page from answering. */
export async function measure(): Promise<PartResult> {
  const floors = { bare: await buildPage('floors/bare-boot.ts'), hello: await buildPage('floors/hello.tsx') }
  const cloud = await startBootCloud({ name: 'boot', fleetSize })
  const app: AppRound[] = []
  const floor: FloorRound[] = []
  const tasks: TasksByStep[] = []
  try {
    const elsewhere = await wayFromElsewhere(cloud)
    for (let round = 0; round < rounds; round += 1) {
      floor.push(await floorRound(cloud, floors))
      app.push(await appRound(cloud))
      if (round < taskRounds) tasks.push(await tasksOfUse(cloud))
    }
    return {
      title: `Starting, every answer ${latencyMs} ms late (medians of ${rounds}; of tasks: of ${taskRounds})`,
      rows: bootRows({ app, floor, elsewhere, tasks }),
      details: { rounds, taskRounds, fleetSize, app, floor, elsewhere, tasks },
    }
  } finally {
    await cloud.close()
  }
}
