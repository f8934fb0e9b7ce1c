import { startPlatform } from './steps/platform'
import { printWelcome } from './steps/welcome'

try {
  const address = await startPlatform({ dev: false, throwAway: process.argv.includes('--throw-away') })
  await printWelcome(address)
} catch (error) {
  console.error(`\n启动失败：${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
