/** The address of each page, as the router takes it. */
export const pagePaths = {
  vehicles: '/vehicles',
  vehicleImport: '/vehicles/import',
  vehicle: '/vehicles/:vehicleId',
  vehicleEdit: '/vehicles/:vehicleId/edit',
  members: '/members',
  audit: '/audit',
  access: '/access',
} as const
