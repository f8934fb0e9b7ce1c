import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { EnterpriseAnalysis } from '@/lib/finance/queries/enterprise-analysis'
import { unusualLimits } from '@/lib/finance/rules/unusual-lines'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Props = { face: 'gov' | 'ent'; analysis: EnterpriseAnalysis }

/** How many lines are shown where fewer are unusual: what comes next is worth seeing too. */
const shown = 12

/** Lines far from their own past, the farthest first, with what each adds to the change of its total. */
export function UnusualTable({ face, analysis }: Props) {
  const { lines, earlier, statementId } = analysis
  if (!lines)
    return (
      <Card title="异常项" note={`至少需要以前 ${unusualLimits.least} 期`}>
        <p className="text-sm text-muted">以前只有 {earlier} 期已受理的快报，不作判断。</p>
      </Card>
    )
  const unusual = lines.filter((line) => line.unusual)
  const rows = lines.slice(0, Math.max(shown, unusual.length))
  const contributions = new Map(
    analysis.apart.flatMap(({ total, change, parts }) =>
      parts.map((part) => [`${total.sheet}.${part.line}`, { change, amount: part.amount }]),
    ),
  )
  return (
    <Card
      title="异常项"
      note={`${unusual.length} 项偏离 ${earlier} 期历史。偏离 = （数值 − 中位数）÷ 离散度，达到 ${unusualLimits.z} 为异常；影响不足资产总额 ${Number(unusualLimits.share) * 100}% 的不计`}
      flush
    >
      <Table label="报表项与历史的偏离" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">数值（万元）</Th>
            <Th align="right">中位数</Th>
            <Th align="right">绝对中位差</Th>
            <Th align="right">偏离</Th>
            <Th align="right">对合计变动的贡献</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => {
            const part = contributions.get(`${line.sheet}.${line.line}`)
            return (
              <tr key={`${line.sheet}.${line.line}`}>
                <Td>
                  <TextLink href={`/${face}/finance/statements/${statementId}?sheet=${line.sheet}&cell=${encodeURIComponent(line.now)}`}>
                    {line.label}
                  </TextLink>
                  {line.base && <span className="ml-1 text-xs text-muted">月均同比增减</span>}
                  {line.unusual && (
                    <Status tone="danger" className="ml-1.5">
                      异常
                    </Status>
                  )}
                </Td>
                <Td align="right">
                  <Amount value={line.value} />
                </Td>
                <Td align="right">
                  <Amount value={line.median} />
                </Td>
                <Td align="right">
                  <Amount value={line.mad} />
                </Td>
                <Td align="right">{formatDecimal(line.z, 1)}</Td>
                <Td align="right">{part ? <Share part={part.amount} whole={part.change} /> : <span className="text-muted">—</span>}</Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <p className="px-4 py-2.5 text-xs text-muted">
        时点数直接比较；累计数取与上年同期之差除以月数，因此不受月份长短和季节影响。离散度取 1.4826×绝对中位差、中位数的
        2%、最低金额折算三者之大。
      </p>
    </Card>
  )
}

/** What every total moved by and which lines moved it; the parts and the rest add up to the change. */
export function ContributionTables({ analysis }: { analysis: EnterpriseAnalysis }) {
  return (
    <div className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2">
      {analysis.apart.map(({ total, label, change, parts, rest }) => (
        <Card key={`${total.sheet}.${total.line}`} title={`${label}${total.against}变动的构成`} flush>
          <Table label={`${label}变动的构成`} dense>
            <thead>
              <tr>
                <Th>项目</Th>
                <Th align="right">贡献（万元）</Th>
                <Th align="right">占变动</Th>
              </tr>
            </thead>
            <tbody>
              {parts.slice(0, 8).map((part) => (
                <Line key={part.line} label={part.label} amount={part.amount} change={change} />
              ))}
              {parts.length > 8 && (
                <Line
                  label={`其余 ${parts.length - 8} 项`}
                  amount={parts.slice(8).reduce((sum, { amount }) => sum + amount, 0n)}
                  change={change}
                />
              )}
              {rest !== 0n && <Line label="未列示的差额" amount={rest} change={change} />}
              <tr className="font-semibold">
                <Td>合计</Td>
                <Td align="right">
                  <Money cents={String(change)} />
                </Td>
                <Td align="right">{change === 0n ? '—' : '100.0%'}</Td>
              </tr>
            </tbody>
          </Table>
        </Card>
      ))}
    </div>
  )
}

function Line({ label, amount, change }: { label: string; amount: bigint; change: bigint }) {
  return (
    <tr>
      <Td>{label}</Td>
      <Td align="right">
        <Money cents={String(amount)} />
      </Td>
      <Td align="right">
        <Percent part={amount} whole={change} />
      </Td>
    </tr>
  )
}

function Share({ part, whole }: { part: bigint; whole: bigint }) {
  return (
    <span className="whitespace-nowrap">
      <Money cents={String(part)} />
      <span className="ml-1 text-xs text-muted">
        <Percent part={part} whole={whole} />
      </span>
    </span>
  )
}

function Percent({ part, whole }: { part: bigint; whole: bigint }) {
  return whole === 0n ? '—' : `${new Decimal(part.toString()).div(whole.toString()).times(100).toFixed(1)}%`
}

const Amount = ({ value }: { value: Decimal }) => formatDecimal(value.div(1_000_000), 2)
