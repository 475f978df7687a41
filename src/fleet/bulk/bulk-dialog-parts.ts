/** What is given to each dialog. */
export interface BulkDialogParts {
  readonly vehicleIds: readonly string[]
  readonly onClose: () => void
}
