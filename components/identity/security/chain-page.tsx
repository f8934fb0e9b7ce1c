import { dateTimeText } from '@/components/patterns/date-time'
import { KeyFigures } from '@/components/patterns/key-figure'
import { RecordPage } from '@/components/patterns/record-page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { ChainState } from '@/lib/identity/queries/audit'

type Props = { chain: ChainState; path: string; tabs: readonly { value: string; label: string }[] }

const steps = [1000, 10_000, 50_000]

/** Where the chain of the audit trail stands; its newest links are recomputed at every look. */
export function ChainPage({ chain, path, tabs }: Props) {
  const sound = chain.problems.length === 0
  const deeper = steps.find((step) => step > chain.checked && chain.sealed > chain.checked)
  return (
    <RecordPage
      title="审计日志"
      marks={
        <Status tone={sound ? 'ok' : 'danger'} shape={sound ? 'check' : 'stop'}>
          {sound ? '完整' : `发现 ${chain.problems.length} 处问题`}
        </Status>
      }
      facts={[`本次重新计算最近 ${chain.checked.toLocaleString('zh-CN')} 条`]}
      tabs={tabs.map((tab) => ({
        href: tab.value === 'lines' ? path : `${path}?tab=${tab.value}`,
        label: tab.label,
        current: tab.value === 'chain',
      }))}
      actions={deeper && <ButtonLink href={`${path}?tab=chain&links=${deeper}`}>校验最近 {deeper.toLocaleString('zh-CN')} 条</ButtonLink>}
    >
      <KeyFigures
        figures={[
          { key: 'sealed', label: '已封链', value: chain.sealed.toLocaleString('zh-CN'), unit: '条' },
          { key: 'waiting', label: '待封链', value: String(chain.unsealed), unit: '条' },
          {
            key: 'at',
            label: '最近封链',
            value: chain.lastSealAt ? dateTimeText(chain.lastSealAt, 'second').slice(11) : null,
            missing: '还没有封链',
            note: chain.lastSealAt && dateTimeText(chain.lastSealAt, 'date'),
          },
        ]}
      />
      <Card title="封链值">
        <p className="font-mono text-xs break-all">{chain.lastHash ?? '—'}</p>
        <p className="mt-2 text-sm text-muted">
          每条日志先按国密 SM3
          计算摘要，再与上一条的封链值连成一链；改动、删除、插入任何一条都会使后续封链值不符。全部日志的校验在服务器上运行“guozi audit
          verify”。
        </p>
      </Card>
      {!sound && (
        <Card title="发现的问题" flush>
          <Table label="发现的问题">
            <thead>
              <tr>
                <Th align="right">封链序号</Th>
                <Th>日志编号</Th>
                <Th>问题</Th>
              </tr>
            </thead>
            <tbody>
              {chain.problems.map((one) => (
                <tr key={`${one.seq}${one.problem}`}>
                  <Td align="right">{one.seq}</Td>
                  <Td className="font-mono text-xs">{one.lineId}</Td>
                  <Td className="text-danger">{one.problem}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </RecordPage>
  )
}
