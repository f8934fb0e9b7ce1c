import { addWordAction, removeWordAction, setThresholdAction } from '@/app/actions/treasury-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runTogether } from '@/lib/platform/query'
import { type MonitorRules, monitorRules } from '@/lib/treasury/queries/rules'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

/** 监测规则: from which amount on a payment is large, and the words that make one sensitive. */
export async function RulesPage({ actor }: { actor: Actor }) {
  const { rules, groups } = await found(
    runTogether(actor, async (ask) => ({ rules: await ask(monitorRules, {}), groups: await ask(treasuryGroups, {}) })),
  )
  const keeps = may(actor, 'treasury.rule')
  return (
    <PageFrame
      crumbs={[{ label: '大额支付监测', href: '/gov/treasury/payments' }, { label: '监测规则' }]}
      title="监测规则"
      facts={['企业阈值优先于行业，行业优先于全局', '改动只影响此后到达的支付']}
      actions={keeps && <NewThreshold groups={groups} />}
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Thresholds rules={rules} />
        <Words rules={rules} keeps={keeps} />
      </div>
    </PageFrame>
  )
}

function NewThreshold({ groups }: { groups: readonly { id: string; name: string }[] }) {
  return (
    <ActionDialog
      label="设置阈值"
      tone="primary"
      title="设置大额支付阈值"
      fields={[
        {
          key: 'scope',
          label: '适用范围',
          kind: 'select',
          required: true,
          empty: '请选择',
          options: [
            { value: 'global', label: '全局' },
            { value: 'industry', label: '行业' },
            { value: 'org', label: '企业' },
          ],
        },
        {
          key: 'industry',
          label: '行业代码',
          kind: 'text',
          hint: 'GB/T 4754，如 E 或 E48',
          maxLength: 5,
          when: { key: 'scope', in: ['industry'] },
        },
        {
          key: 'orgId',
          label: '企业',
          kind: 'select',
          empty: '请选择',
          options: groups.map(({ id, name }) => ({ value: id, label: name })),
          when: { key: 'scope', in: ['org'] },
        },
        { key: 'amount', label: '单笔不低于', kind: 'text', unit: '万元', mode: 'decimal', required: true },
        { key: 'fromOn', label: '起用日期', kind: 'date', required: true, initial: shanghaiDate(new Date()) },
        { key: 'reason', label: '依据', kind: 'lines', required: true },
      ]}
      submit="保存阈值"
      action={setThresholdAction}
    />
  )
}

function Thresholds({ rules }: { rules: MonitorRules }) {
  return (
    <Card title="大额阈值" note={rules.thresholds.length === 0 ? <Money cents={rules.fallback} showUnit /> : undefined} flush>
      <Table label="大额阈值" dense>
        <thead>
          <tr>
            <Th>适用</Th>
            <Th align="right">单笔不低于（万元）</Th>
            <Th>起用</Th>
            <Th>依据</Th>
            <Th>设置人</Th>
          </tr>
        </thead>
        <tbody>
          {rules.thresholds.map((row) => (
            <tr key={row.id}>
              <Td>{row.orgName ?? (row.industry ? `行业 ${row.industry}` : '全局')}</Td>
              <Td align="right">
                <Money cents={row.amount} />
              </Td>
              <Td className="whitespace-nowrap">{row.fromOn}</Td>
              <Td>{row.reason}</Td>
              <Td>{row.byName}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Words({ rules, keeps }: { rules: MonitorRules; keeps: boolean }) {
  const fields = [
    { key: 'word', label: '关键词', kind: 'text', required: true, maxLength: 20 },
    { key: 'kind', label: '类别', kind: 'text', required: true, maxLength: 20 },
  ] as const
  return (
    <Card
      title="敏感词"
      note="出现在收款方、摘要或用途中即关注"
      actions={keeps && <ActionDialog label="增加" size="sm" title="增加敏感词" fields={fields} submit="增加" action={addWordAction} />}
      flush
    >
      <Table label="敏感词" dense>
        <thead>
          <tr>
            <Th>类别</Th>
            <Th>关键词</Th>
            <Th>设置人</Th>
            {keeps && <Th>操作</Th>}
          </tr>
        </thead>
        <tbody>
          {rules.words.map(({ word, kind, byName }) => (
            <tr key={word}>
              <Td>{kind}</Td>
              <Td>{word}</Td>
              <Td>{byName}</Td>
              {keeps && (
                <Td>
                  <ActionDialog
                    label="移除"
                    ariaLabel={`移除 ${word}`}
                    size="sm"
                    title={`移除“${word}”`}
                    intro="已经列入监测的支付不受影响。"
                    fixed={{ word }}
                    submit="移除"
                    danger
                    action={removeWordAction}
                  />
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
