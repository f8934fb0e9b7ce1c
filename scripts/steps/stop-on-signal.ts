/** On Ctrl-C or a termination signal, at any moment of the start or later, runs the work once and ends this process. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const handle = async () => {
    if (stopping) return
    stopping = true
    console.log('\n正在停止……')
    try {
      await stop()
      console.log('已停止')
      process.exit(0)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
}
