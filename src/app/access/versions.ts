/** What this build was made of, as vite.config.ts defines it; not known where it is run from its sources by a test. */
export const versions: Versions = {
  app: import.meta.env.APP_VERSION,
  amplify: import.meta.env.AMPLIFY_VERSION,
}

/** Versions of the app and of aws-amplify (SemVer). */
export interface Versions {
  readonly app: string | undefined
  readonly amplify: string | undefined
}
