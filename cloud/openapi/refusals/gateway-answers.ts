/** What API Gateway answers by itself, before or instead of the API. */
export interface GatewayAnswer {
  readonly message: string
  readonly means: string
}

/**
 * The gateway's own answers by status. Their bodies are `{message}`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const gatewayAnswers: Readonly<Record<number, GatewayAnswer>> = {
  400: { message: 'Bad Request', means: 'The address can’t be decoded.' },
  401: {
    message: 'Unauthorized',
    means:
      'There is no access token of the user pool, it has expired (`The incoming token has expired`), or it lacks the ' +
      'scope of this call: a missing scope is 401 here, not 403. Renew the token at most once, then sign in.',
  },
  403: {
    message: 'Missing Authentication Token',
    means: 'The address or the method is not one of this document.',
  },
  429: { message: 'Too Many Requests', means: 'All callers together ask too often. Wait, then try again.' },
  500: { message: 'Internal server error', means: 'The function can’t be started just now. Try again.' },
  502: {
    message: 'Internal server error',
    means:
      'The function gave no answer. Whether it was carried out is not known: read, or send the same key.',
  },
  504: {
    message: 'Endpoint request timed out',
    means: 'The function took too long. Whether it was carried out is not known: read, or send the same key.',
  },
}

/** A body over 10 MB does not get as far as the API. */
export const bodyRefusedByGateway = {
  413: { message: 'Request Too Long', means: 'The body is over 10 MB.' },
} as const satisfies Readonly<Record<number, GatewayAnswer>>
