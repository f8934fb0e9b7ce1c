import type { Command } from 'commander'
import { verifyAudit } from '@/lib/platform/audit-verify'
import { ownerUrl } from '@/lib/platform/postgres/connection'

/** `guozi audit verify`: recomputes the whole chain of audit lines; exit code 1 when a line was changed, removed or put in. */
export default function register(program: Command): void {
  const audit = program.command('audit').description('审计日志')
  audit
    .command('verify')
    .description('重新计算全部审计记录的摘要和链接，逐条报告被改动、删除或插入的记录')
    .action(async () => {
      const { lines, problems } = await verifyAudit(ownerUrl(), new Date())
      for (const { line, problem } of problems) console.log(`${line}:${problem}`)
      console.log(
        problems.length === 0 ? `审计日志完整：已核对 ${lines} 条，未发现问题` : `已核对 ${lines} 条，发现 ${problems.length} 处问题`,
      )
      process.exitCode = problems.length === 0 ? 0 : 1
    })
}
