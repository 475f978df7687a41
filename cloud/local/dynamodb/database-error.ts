/** Another program holds the database; the message is for the person who started this one. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError'

  constructor(directory: string, options?: ErrorOptions) {
    super(
      `The database in ${directory} is in use by another program, most likely another npm start or npm run preview. ` +
        'Stop that one, or set LOCAL_CLOUD_DIR to another folder.',
      options,
    )
  }
}

/** The database's folder can't be written to; the message is for the person who started the program. */
export class DatabaseNotWritableError extends Error {
  override readonly name = 'DatabaseNotWritableError'

  constructor(directory: string, found: string, options?: ErrorOptions) {
    super(
      `The database needs a folder that it can write to, but ${directory} is not one (${found}). ` +
        'Give yourself the right to write there, or set LOCAL_CLOUD_DIR to another folder.',
      options,
    )
  }
}

/** The files of the database can't be read; the message is for the person who started the program. */
export class DatabaseDamagedError extends Error {
  override readonly name = 'DatabaseDamagedError'

  constructor(directory: string, found: string, options?: ErrorOptions) {
    super(
      `The database in ${directory} can't be opened (${found}). ` +
        'Run npm run reset to start with a new one, or set LOCAL_CLOUD_DIR to another folder.',
      options,
    )
  }
}
