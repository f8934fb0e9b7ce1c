import { decidePlanAction } from '@/app/actions/investment/plans'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { LightMark, PlanMark, percentOf } from '@/components/investment/light'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type InvestPlanRecord, investPlan } from '@/lib/investment/queries/plans'
import { origins, type PlanStatus } from '@/lib/investment/schema'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string }

/** A version of a yearly plan: by kind against what was done, its projects beside those of the register, and the other versions. */
export async function PlanPage({ face, actor, id }: Props) {
  const plan = await found(runQuery(investPlan, actor, { id }))
  const status = plan.status as PlanStatus
  const decides = face === 'gov' && may(actor, 'invest.settle') && status === 'proposed' && !plan.own
  return (
    <PageFrame
      crumbs={[{ label: '年度投资计划', href: `/${face}/investment/plans` }, { label: `${plan.orgName} ${plan.year} 年` }]}
      title={`${plan.orgName} ${plan.year} 年度投资计划`}
      marks={<PlanMark status={status} />}
      facts={[`第 ${plan.number} 版`, origins[plan.origin] ?? plan.origin, `序时进度 ${percentOf(plan.pace)}`]}
      actions={decides && <Decide id={plan.id} />}
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          <Lines plan={plan} />
          <Items face={face} plan={plan} />
          {plan.outside.length > 0 && <Outside face={face} plan={plan} />}
        </div>
        <aside className="min-w-0 space-y-3">
          <Facts face={face} plan={plan} />
          <Versions face={face} plan={plan} />
        </aside>
      </div>
    </PageFrame>
  )
}

function Decide({ id }: { id: string }) {
  return (
    <>
      <ActionDialog
        label="退回"
        title="退回这份计划"
        fields={[{ key: 'note', label: '原因', kind: 'lines', rows: 3, required: true }]}
        fixed={{ id, decision: 'return' }}
        submit="退回"
        danger
        action={decidePlanAction}
      />
      <ActionDialog
        label="核定"
        tone="primary"
        title="核定这份计划"
        intro="核定后即为生效的计划，完成率按它计算。"
        fields={[{ key: 'note', label: '意见', kind: 'lines', rows: 2 }]}
        fixed={{ id, decision: 'confirm' }}
        submit="核定"
        action={decidePlanAction}
      />
    </>
  )
}

function Lines({ plan }: { plan: InvestPlanRecord }) {
  return (
    <Card title="计划与完成" note="完成额为本企业及下级（您能查看的）各项目当年完成投资" flush>
      <Table label="计划与完成" dense>
        <thead>
          <tr>
            <Th>类别</Th>
            <Th align="right">计划（万元）</Th>
            <Th align="right">已完成（万元）</Th>
            <Th align="right">完成率</Th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map((line) => (
            <tr key={line.key} className={line.key === 'total' ? 'font-semibold' : ''}>
              <Td className="whitespace-nowrap">{line.label}</Td>
              <Td align="right">
                <Money cents={line.plan} />
              </Td>
              <Td align="right">
                <Money cents={line.done} />
              </Td>
              <Td align="right">{percentOf(line.rate) ?? <Missing reason="计划为零" />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Items({ face, plan }: { face: string; plan: InvestPlanRecord }) {
  return (
    <Card title="项目明细" note={`${plan.items.length} 个项目，按名称对照项目库`} flush>
      {plan.items.length === 0 ? (
        <EmptyState title="没有项目明细" />
      ) : (
        <Table label="项目明细" dense>
          <thead>
            <tr>
              <Th>项目</Th>
              <Th>类型</Th>
              <Th align="right">总投资（万元）</Th>
              <Th align="right">本年计划（万元）</Th>
              <Th align="right">本年完成（万元）</Th>
              <Th align="right">完成率</Th>
              <Th>决策状态</Th>
            </tr>
          </thead>
          <tbody>
            {plan.items.map((item) => (
              <tr key={item.position}>
                <Td className="min-w-48">
                  {item.project ? (
                    <>
                      <TextLink href={`/${face}/investment/projects/${item.project.id}`}>{item.name}</TextLink>
                      <span className="mt-0.5 flex gap-1 text-xs text-muted">
                        <LightMark level={item.project.light} /> {item.project.state}
                      </span>
                    </>
                  ) : (
                    <>
                      {item.name} <Missing reason="项目库中没有同名项目" />
                    </>
                  )}
                </Td>
                <Td className="whitespace-nowrap">
                  {item.kind}，{item.core}
                </Td>
                <Td align="right">
                  <Money cents={item.total} />
                </Td>
                <Td align="right">
                  <Money cents={item.year} />
                </Td>
                <Td align="right">
                  <Money cents={item.project?.done ?? null} missing="项目库中没有同名项目" />
                </Td>
                <Td align="right">{percentOf(item.project?.rate ?? null) ?? '—'}</Td>
                <Td>{item.decision || '—'}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function Outside({ face, plan }: { face: string; plan: InvestPlanRecord }) {
  return (
    <Card title="计划外完成的投资" note={`${plan.outside.length} 个项目当年有投资，但不在本版计划中`} flush>
      <Table label="计划外完成的投资" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">{plan.year} 年完成（万元）</Th>
          </tr>
        </thead>
        <tbody>
          {plan.outside.map((row) => (
            <tr key={row.projectId}>
              <Td>
                <TextLink href={`/${face}/investment/projects/${row.projectId}`}>{row.name}</TextLink>
              </Td>
              <Td align="right">
                <Money cents={row.ofYear} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Facts({ face, plan }: { face: string; plan: InvestPlanRecord }) {
  const [own = '0', debt = '0', fiscal = '0'] = plan.funds
  return (
    <Card title="来源与资金">
      <DefinitionList
        columns={1}
        items={[
          ...(plan.filing
            ? [
                {
                  ...{ key: 'filing', label: '办件' },
                  value: <TextLink href={`/${face}/filings/${plan.filing.id}`}>{plan.filing.number ?? plan.filing.title}</TextLink>,
                },
              ]
            : []),
          { key: 'basis', label: '依据', value: plan.basis },
          { key: 'own', label: '自有资金', value: <Money cents={own} showUnit /> },
          { key: 'debt', label: '融资资金', value: <Money cents={debt} showUnit /> },
          { key: 'fiscal', label: '财政性资金', value: <Money cents={fiscal} showUnit /> },
          {
            key: 'by',
            label: '填报',
            value: (
              <>
                {plan.byName} <DateTime iso={plan.at} />
              </>
            ),
          },
          ...(plan.decidedByName
            ? [{ key: 'decided', label: '核定', value: [plan.decidedByName, plan.decision].filter(Boolean).join('：') }]
            : []),
        ]}
      />
    </Card>
  )
}

function Versions({ face, plan }: { face: string; plan: InvestPlanRecord }) {
  return (
    <Card title="各版" note={`${plan.versions.length} 版`}>
      <ul className="space-y-2">
        {plan.versions.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-2">
            {one.id === plan.id ? (
              <span>第 {one.number} 版</span>
            ) : (
              <TextLink href={`/${face}/investment/plans/${one.id}`}>第 {one.number} 版</TextLink>
            )}
            <PlanMark status={one.status as PlanStatus} />
            <Money cents={one.total} showUnit />
            <span className="text-xs text-muted">
              {one.byName} <DateTime iso={one.at} show="short" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
