/** An error of the `cognito-idp` API: the name that SDKs make into an exception, and the message they show. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly type: string
  readonly status: 400 | 500

  constructor(type: string, message: string, status: 400 | 500 = 400) {
    super(message)
    this.type = type
    this.status = status
  }
}
