import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { asSystem } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { judgedNewest, newestFindings } from '@/lib/risk/run/newest-findings'
import { financeRecall, proofLines } from '../proof/finance-recall'

const truthSchema = z.object({
  plants: z.array(
    z.object({
      ...{ orgId: z.uuid(), name: z.string(), since: z.number(), consolidates: z.boolean(), models: z.array(z.string()) },
      story: z.enum(['steady', 'growth', 'crunch', 'stuffing', 'guarantee', 'indebted', 'subsidised', 'padded_pay']),
    }),
  ),
})

/** `guozi recall`: how much of what the demonstration planted in the books the models have found. Exits with 2 where there is nothing to compare with. */
export default function register(program: Command): void {
  program
    .command('recall')
    .description('财务预警的召回和误报：对照演示数据植入的异常，逐模型报告（只用于演示数据）')
    .option('--truth <文件>', '植入清单，默认为数据目录下 ground-truth/finance.json')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', '\n先完成一次夜间全量运行。植入清单与平台数据分开存放，平台不读取；数据为虚构，结果只说明模型能找到植入的异常。')
    .action(async ({ truth, json }: { truth?: string; json?: true }) => {
      const path = truth ?? join(env.DATA_DIR, 'ground-truth', 'finance.json')
      const plants = await plantsIn(path)
      if (typeof plants === 'string') {
        console.error(plants)
        process.exitCode = 2
        return
      }
      const [findings, judged] = await asSystem('核对财务预警', async (tx) => [await newestFindings(tx), await judgedNewest(tx)] as const)
      if (findings.length === 0) {
        console.error('还没有财务预警的发现，请先等待或发起一次全量运行。')
        process.exitCode = 2
        return
      }
      const proof = financeRecall(findings, plants, judged)
      console.log(json ? JSON.stringify(proof) : proofLines(proof).join('\n'))
    })
}

async function plantsIn(path: string) {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return `没有植入清单 ${path}：只有演示数据才有。可用 --truth 指定。`
  try {
    return truthSchema.parse(JSON.parse(text)).plants
  } catch {
    return `植入清单 ${path} 不是本平台生成的格式，请重新生成演示数据。`
  }
}
