/** Where the hosted sign-in page sends the browser back to. */
export const callbackPath = '/callback'
