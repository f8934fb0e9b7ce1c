import type { Command } from 'commander'
import { isRefusal } from '@/lib/kernel/refusal'
import { byTender, readBids, type TableFault } from '@/lib/risk/screens/bids-table'
import { type Screens, screensOf } from '@/lib/risk/screens/formulas'

const names = ['n', 'cv', 'spd', 'diffp', 'rd', 'rdnor', 'altrd', 'kurtosis', 'skewness', 'ks'] as const satisfies (keyof Screens)[]

/** `guozi screens <file>`: the price screens of every tender of a table of bids. Exits with 2 where the file cannot be used. */
export default function register(program: Command): void {
  program
    .command('screens')
    .description('逐标段计算报价筛查统计量（变异系数、价差、相对距离、偏度、峰度等）')
    .argument('<文件>', 'CSV，至少有 tender（标段）、amount（报价）两列')
    .option('--json', '每标段一行 JSON')
    .addHelpText(
      'after',
      `
统计量：n 报价数；cv 变异系数；spd 最大价差比；diffp 次低与最低之差比；rd 相对距离；rdnor、altrd 相对距离的两种标准化；
kurtosis 峰度；skewness 偏度；ks 与均匀分布的距离。报价过少或者全部相同而无定义的为 null。
有误的行写到标准错误（行号、原因），其余照常计算；文件有误行时退出码为 2。`,
    )
    .action(async (path: string, { json }: { json?: true }) => {
      try {
        const { bids, faults } = await readBids(path)
        tellFaults(faults)
        const rows = [...byTender(bids)].map(([tender, held]) => ({ tender, ...screensOf(held.map((bid) => bid.amount)) }))
        process.stdout.write(json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : table(rows))
      } catch (error) {
        if (!isRefusal(error)) throw error
        console.error(error.message)
        process.exitCode = 2
      }
    })
}

/** Names the lines that were left out. */
export function tellFaults(faults: readonly TableFault[]): void {
  for (const { line, message } of faults) console.error(`第 ${line} 行：${message}`)
  if (faults.length > 0) process.exitCode = 2
}

function table(rows: readonly (Screens & { tender: string })[]): string {
  const show = (value: number | null) => (value === null ? '-' : Number.isInteger(value) ? String(value) : value.toFixed(4))
  return [['tender', ...names], ...rows.map((row) => [row.tender, ...names.map((name) => show(row[name]))])]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('')
}
