/** What moves a vehicle (COVESA VSS Powertrain.Type). */
export const powertrains = ['combustion', 'hybrid', 'electric'] as const

export type Powertrain = (typeof powertrains)[number]
