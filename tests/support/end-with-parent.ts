/*
 * Preloaded into a server that a test starts: when the channel to its parent closes, the parent has ended, however that came
 * about, and so must the server.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
