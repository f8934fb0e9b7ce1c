import { startPlatform } from './steps/platform'
import { printWelcome } from './steps/welcome'

try {
  const address = await startPlatform({ dev: true, throwAway: false })
  await printWelcome(address)
} catch (error) {
  console.error(`\n启动失败：${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
