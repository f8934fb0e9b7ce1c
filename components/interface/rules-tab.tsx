import { setInterfaceRuleAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { interfaceRules } from '@/lib/openapi/queries/interface-rules'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; path: string; tabs: readonly { value: string; label: string }[] }
const note = { key: 'note', label: '依据或原因', kind: 'text', required: true } as const

/** How often keys may call and which inner addresses messages may reach, with who set what. */
export async function RulesTab({ actor, path, tabs }: Props) {
  const { current, history, enterprises } = await found(runQuery(interfaceRules, actor, {}))
  return (
    <PageFrame title="开放接口">
      <div className="border-b border-line">
        <LinkTabs
          label="开放接口分类"
          tabs={tabs.map((tab) => ({ href: `${path}?tab=${tab.value}`, label: tab.label, current: tab.value === 'rules' }))}
        />
      </div>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Card
          title="每个密钥每分钟调用上限"
          actions={
            <ActionDialog
              label="设置"
              ariaLabel="设置调用上限"
              size="sm"
              title="设置调用上限"
              fields={[
                {
                  key: 'value',
                  label: '每分钟调用上限',
                  kind: 'text',
                  required: true,
                  unit: '次',
                  mode: 'numeric',
                  maxLength: 5,
                  initial: current['interface.rate'],
                },
                { key: 'orgId', label: '仅适用于企业', kind: 'choice', options: enterprises, hint: '不选即适用于全部企业' },
                note,
              ]}
              fixed={{ code: 'interface.rate' }}
              submit="保存上限"
              action={setInterfaceRuleAction}
            />
          }
        >
          <p className="text-2xl font-semibold">
            {current['interface.rate']} <span className="text-base font-normal text-muted">次</span>
          </p>
          <p className="mt-1 text-sm text-muted">未另行设置的企业按此执行；超出的调用返回 429 并说明等待时间。</p>
        </Card>
        <Card
          title="允许回调的内部地址"
          actions={
            <ActionDialog
              label="设置"
              ariaLabel="设置允许回调的内部地址"
              size="sm"
              wide
              title="设置允许回调的内部地址"
              intro="回调默认只能发往公网地址。政务外网、专线内的接收系统，在此列出域名、IP 地址或网段，一行一个；以点开头的域名含其下级。"
              fields={[
                {
                  key: 'value',
                  label: '允许的地址',
                  kind: 'lines',
                  rows: 6,
                  initial: current['interface.webhook_allowed'],
                },
                note,
              ]}
              fixed={{ code: 'interface.webhook_allowed' }}
              submit="保存地址"
              action={setInterfaceRuleAction}
            />
          }
        >
          {current['interface.webhook_allowed'] ? (
            <p className="font-mono text-sm whitespace-pre-wrap">{current['interface.webhook_allowed']}</p>
          ) : (
            <p className="text-sm text-muted">没有列出：回调只能发往公网地址。</p>
          )}
        </Card>
      </div>
      <Card title="设置记录" note={`${history.length} 条`} flush>
        {history.length === 0 ? <EmptyState title="还没有设置过">现按缺省值执行。</EmptyState> : <History rows={history} />}
      </Card>
    </PageFrame>
  )
}

type HistoryRow = Awaited<ReturnType<(typeof interfaceRules)['run']>>['history'][number]

function History({ rows }: { rows: readonly HistoryRow[] }) {
  return (
    <Table label="设置记录">
      <thead>
        <tr>
          <Th>设置</Th>
          <Th>适用</Th>
          <Th>取值</Th>
          <Th>依据或原因</Th>
          <Th>设置人</Th>
          <Th>时间</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td className="whitespace-nowrap">{row.label}</Td>
            <Td className="min-w-24">{row.orgName ?? '全部企业'}</Td>
            <Td className="min-w-32 whitespace-pre-wrap">{row.value || '（空）'}</Td>
            <Td className="min-w-32">{row.note}</Td>
            <Td className="whitespace-nowrap">{row.by}</Td>
            <Td className="whitespace-nowrap">
              <DateTime iso={row.at} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
