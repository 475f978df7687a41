/** Where the tests pretend that app and local cloud are served. */
export const testOrigin = 'https://localhost:5173'
