// Loaded into the web and worker processes: when their supervisor dies without a word, they end too instead of holding the port.
// Only there: their own child processes inherit this file, and have another parent.
if (process.channel && process.ppid === Number(process.env.SUPERVISOR_PID)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
