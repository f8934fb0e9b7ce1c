import type { Platform } from './platform'

/** Stays until Ctrl-C or a termination signal, then stops the platform in order and ends this process. */
export function untilStopped(platform: Platform): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.log('\n正在停止……')
    try {
      await platform.stop()
      console.log('已停止')
      process.exit(0)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}
