// Loaded into the web and worker processes: when their supervisor dies without a word, they end too instead of holding the port.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
