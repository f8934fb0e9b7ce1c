import { type Command, InvalidArgumentError } from 'commander'
import { isRefusal } from '@/lib/kernel/refusal'
import { type Filter, labelledTenders } from '@/lib/risk/learning/labelled'
import { type ModelCard, measure, type Spread } from '@/lib/risk/learning/protocol'
import { type SplitKind, splitKinds } from '@/lib/risk/learning/splits'
import { readBids } from '@/lib/risk/screens/bids-table'
import { tellFaults } from './screens'

type Options = { where: Filter[]; minBids: number; split: SplitKind; repeats: number; seed: number; json?: true }

/** `guozi learn <file>`: learns from labelled tenders and prints what the scorer can do on tenders it has not seen. */
export default function register(program: Command): void {
  program
    .command('learn')
    .description('从已标注的标段学习串通投标评分，并报告在未见标段上的效果')
    .argument('<文件>', 'CSV：tender、amount、collusive（1/0），可有 bidder、date 和其他列')
    .option('--where <列=值>', '只用这一列为该值的行，可写多次', filters, [] as Filter[])
    .option('--min-bids <数>', '报价少于此数的标段不用', whole('--min-bids', 1, 1000), 2)
    .option('--split <方式>', '训练与测试的划分：tender 标段、firm 企业、time 时间', splitOf, 'tender' as SplitKind)
    .option('--repeats <数>', '划分、学习、测量的次数', whole('--repeats', 1, 10_000), 20)
    .option('--seed <数>', '随机数种子，相同则结果相同', whole('--seed', 0, 2_147_483_647), 1)
    .option('--json', '输出 JSON')
    .addHelpText(
      'after',
      `
学习器是逻辑回归、随机森林、极端随机树及三者均值；选用哪一个、惩罚项、判定阈值都只在训练一侧确定。
输出为各次的均值与标准差：balancedAccuracy 平衡准确率，f1，auc，precisionTop10 评分最高十分之一中的命中率；
majority 为一律答多数的准确率。评分是线索，不是认定。
有误的行写到标准错误（行号、原因），其余照常学习；退出码：0 正常；2 文件或参数有误。`,
    )
    .action(async (path: string, options: Options) => {
      try {
        const table = await readBids(path, ['collusive'])
        tellFaults(table.faults)
        const { features, ground } = labelledTenders(table, options)
        const progress = (done: number) => {
          if (process.stderr.isTTY) process.stderr.write(`\r第 ${done}/${options.repeats} 次${done === options.repeats ? '\n' : ''}`)
          return true
        }
        const card = measure(features, ground, options, progress)
        process.stdout.write(options.json ? `${JSON.stringify(card)}\n` : shown(card))
      } catch (error) {
        if (!isRefusal(error)) throw error
        console.error(error.message)
        process.exitCode = 2
      }
    })
}

function filters(text: string, held: Filter[]): Filter[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('应写成 列=值，如 market=Brazil')
  return [...held, { column: text.slice(0, at).toLowerCase(), value: text.slice(at + 1) }]
}

const whole = (name: string, least: number, most: number) => (text: string) => {
  if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most)
    throw new InvalidArgumentError(`${name} 应为 ${least} 至 ${most} 的整数`)
  return Number(text)
}

function splitOf(text: string): SplitKind {
  const found = splitKinds.find((one) => one === text)
  if (!found) throw new InvalidArgumentError(`--split 应为 ${splitKinds.join('、')} 之一`)
  return found
}

function shown(card: ModelCard): string {
  const line = (name: string, { mean, sd }: Spread) => `${name}\t${mean.toFixed(3)} ± ${sd.toFixed(3)}\n`
  return [
    `标段\t${card.n}，其中串通 ${card.positives}；一律答多数的准确率 ${card.majority.toFixed(3)}\n`,
    line('平衡准确率', card.balancedAccuracy),
    line('F1', card.f1),
    line('AUC', card.auc),
    line('前十分之一命中率', card.precisionTop10),
    `选用\t${Object.entries(card.learners)
      .map(([name, times]) => `${name} ${times} 次`)
      .join('，')}\n`,
    '特征\t作用\n',
    ...card.features.slice(0, 15).map(({ name, importance }) => `${name}\t${(100 * importance).toFixed(1)}%\n`),
  ].join('')
}
