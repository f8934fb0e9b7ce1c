import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ProjectCard } from '@/components/procurement/advisor-project'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { formatMoney, readMoney } from '@/lib/kernel/money'
import { runQuery } from '@/lib/platform/query'
import { projectPurchases } from '@/lib/procurement/queries/project-purchases'
import { type AdviceReason, adviceReasons, adviseMethod, type Judged } from '@/lib/procurement/rules/advisor'
import { categories } from '@/lib/procurement/schema'

type Face = 'gov' | 'ent'

/**
 * 采购方式适用: which methods a purchase permits, with the rule and its version; with a project, its other purchases of the category in the year
 * count too. All of it is the address.
 */
export async function AdvisorPage({ face, actor, params }: { face: Face; actor: Actor; params: SearchParams }) {
  const one = (key: string) => (typeof params[key] === 'string' ? params[key] : '')
  const amount = one('amount') ? readMoney(one('amount'), '万元') : null
  const category = categories.find((each) => each === one('category')) ?? '施工'
  const reason = (one('reason') in adviceReasons ? one('reason') : 'none') as AdviceReason
  const words = one('project').trim().slice(0, 200)
  const project = words && amount?.ok ? await found(runQuery(projectPurchases, actor, { project: words, category })) : null
  const judged = amount?.ok
    ? adviseMethod({
        ...{ category, amount: amount.cents, others: BigInt(project?.sum ?? '0') },
        ...{ engineering: one('engineering') === '1', stateFunded: one('funded') !== '0', reason },
      })
    : null
  return (
    <PageFrame title="采购方式适用" facts={['按类别、金额和情形判断可以采用的采购方式', '供参考，不代替审批']}>
      <Card>
        <form action={`/${face}/procurement/advisor`} className="grid grid-cols-1 gap-3 *:min-w-0 sm:grid-cols-2 lg:grid-cols-3">
          <Named label="采购类别">
            <Select name="category" defaultValue={category} options={categories.map((value) => ({ value, label: value }))} />
          </Named>
          <Named label="估算金额">
            <Input name="amount" defaultValue={one('amount')} inputMode="decimal" unit="万元" required placeholder="如 380" />
          </Named>
          <Named label="与工程建设有关">
            <Select
              name="engineering"
              defaultValue={one('engineering') || '0'}
              options={[
                { value: '1', label: '是' },
                { value: '0', label: '否' },
              ]}
            />
          </Named>
          <Named label="使用国有资金">
            <Select
              name="funded"
              defaultValue={one('funded') || '1'}
              options={[
                { value: '1', label: '是（全部、控股或主导）' },
                { value: '0', label: '否' },
              ]}
            />
          </Named>
          <Named label="特殊情形">
            <Select
              name="reason"
              defaultValue={reason}
              options={Object.entries(adviceReasons).map(([value, label]) => ({ value, label }))}
            />
          </Named>
          <Named label="所属项目（可不填）">
            <Input name="project" defaultValue={words} maxLength={200} placeholder="项目编号或名称，填写后同项目同类采购合并计算" />
          </Named>
          <div className="flex items-end">
            <Button type="submit" tone="primary">
              判断适用方式
            </Button>
          </div>
        </form>
        {amount && !amount.ok && (
          <p role="alert" className="mt-3 text-sm text-danger">
            {amount.message}
          </p>
        )}
      </Card>
      {project && <ProjectCard face={face} project={project} category={category} words={words} />}
      {judged && <Verdict judged={judged} />}
    </PageFrame>
  )
}

function Verdict({ judged }: { judged: Judged }) {
  return (
    <Card
      title={judged.mandatory ? '依法必须招标' : '不是依法必须招标'}
      note={`${judged.because}${judged.limit ? `；计算的金额 ${formatMoney(judged.total, '万元')} 万元，规模标准 ${formatMoney(judged.limit, '万元')} 万元` : ''}`}
      flush
    >
      <Table label="可以采用的方式">
        <thead>
          <tr>
            <Th>采购方式</Th>
            <Th>是否适用</Th>
            <Th>理由</Th>
          </tr>
        </thead>
        <tbody>
          {judged.advice.map((each) => (
            <tr key={each.method}>
              <Td className="font-medium">{each.method}</Td>
              <Td>
                <Status tone={each.permitted ? 'ok' : 'neutral'} shape={each.permitted ? 'check' : 'ban'}>
                  {each.permitted ? '可以采用' : '不适用'}
                </Status>
              </Td>
              <Td>{each.why}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="px-4 py-2.5 text-xs text-muted">
        依据：{judged.basis.text}（{judged.basis.version}）{!judged.basis.checked && '，待校核'}
      </p>
    </Card>
  )
}

function Named({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className="text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      {children}
    </label>
  )
}
