import { startPlatform } from './steps/platform'
import { untilStopped } from './steps/until-stopped'
import { printWelcome } from './steps/welcome'

try {
  const platform = await startPlatform({ dev: true, throwAway: false })
  untilStopped(platform)
  await printWelcome(platform.address)
} catch (error) {
  console.error(`\n启动失败:${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
