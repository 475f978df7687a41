import type { Lifecycle } from '#contract/lifecycle.ts'

/** What each lifecycle means for whoever wants to use the vehicle. */
export const lifecycleMeaning: Readonly<Record<Lifecycle, string>> = {
  available: 'Free to be assigned.',
  inUse: 'Assigned, and on its way or waiting for its driver.',
  maintenance: 'In the workshop: not to be assigned until it is back.',
  outOfService: 'Off the road until somebody decides what becomes of it.',
  retired: 'No longer in the fleet; its record is kept.',
  stolen: 'Reported stolen: not to be assigned.',
}
