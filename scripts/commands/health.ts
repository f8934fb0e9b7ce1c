import type { Command } from 'commander'
import { health } from '@/lib/platform/health'

/** `guozi health`: the platform's own check-up; exit code 1 when anything is not well. */
export default function register(program: Command): void {
  program
    .command('health')
    .description('检查数据库、后台进程和数据库版本是否正常')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: boolean }) => {
      const report = await health(new Date())
      if (options.json) console.log(JSON.stringify(report))
      else {
        console.log(`平台版本  ${report.version}`)
        console.log(`数据库    ${report.database === 'ok' ? '正常' : '无法连接'}`)
        console.log(`后台进程  ${report.worker === 'ok' ? '正常' : '没有心跳'}`)
        console.log(`迁移      已应用 ${report.migrations.applied} 个，应有 ${report.migrations.expected} 个`)
      }
      process.exitCode = report.status === 'ok' ? 0 : 1
    })
}
