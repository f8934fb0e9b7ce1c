import { decideChangeAction } from '@/app/actions/investment/projects'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { MendMilestone } from '@/components/investment/project-doings'
import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status, type Tone } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { InvestProjectCard } from '@/lib/investment/queries/project'
import { changeKinds } from '@/lib/investment/schema'

/** The name of a change of a project. */
export const changeLabel = (kind: string) => (kind in changeKinds ? changeKinds[kind as keyof typeof changeKinds].label : '调整节点日期')

/** Milestones with planned and actual days. */
export function ProjectMilestones({ card: { milestones, project, today }, reports }: { card: InvestProjectCard; reports: boolean }) {
  return (
    <Card title="里程碑" note={`${milestones.length} 个节点`} flush>
      {milestones.length === 0 ? (
        <EmptyState title="还没有节点">由企业登记计划节点，逾期未完成的自动亮灯。</EmptyState>
      ) : (
        <Table label="里程碑" dense>
          <thead>
            <tr>
              <Th>节点</Th>
              <Th>计划</Th>
              <Th>实际</Th>
              <Th>状态</Th>
              {reports && <Th>办理</Th>}
            </tr>
          </thead>
          <tbody>
            {milestones.map((one) => (
              <tr key={one.id}>
                <Td>{one.name}</Td>
                <Td>{one.plannedOn}</Td>
                <Td>{one.actualOn ?? '—'}</Td>
                <Td>
                  {one.actualOn ? (
                    <Status tone={one.actualOn > one.plannedOn ? 'notice' : 'ok'}>
                      {one.actualOn > one.plannedOn ? '晚于计划完成' : '按期完成'}
                    </Status>
                  ) : (
                    <Status tone={one.plannedOn < today ? 'danger' : 'neutral'}>{one.plannedOn < today ? '逾期' : '未到期'}</Status>
                  )}
                </Td>
                {reports && (
                  <Td>
                    <MendMilestone projectId={project.id} milestone={one} />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

const states: Readonly<Record<string, { label: string; tone: Tone }>> = {
  effective: { label: '已生效', tone: 'ok' },
  proposed: { label: '待核定', tone: 'warn' },
  confirmed: { label: '已核定', tone: 'ok' },
  returned: { label: '已退回', tone: 'danger' },
}

/** Changes of the project with their reasons; a supervisor decides those that wait, nobody their own. */
export function ProjectChanges({ card: { changes }, settles }: { card: InvestProjectCard; settles: boolean }) {
  if (changes.length === 0) return null
  return (
    <Card title="变更" note={`${changes.length} 项`} flush>
      <Table label="项目变更" dense>
        <thead>
          <tr>
            <Th>事项</Th>
            <Th>由</Th>
            <Th>至</Th>
            <Th>原因与依据</Th>
            <Th>提出</Th>
            <Th>状态</Th>
          </tr>
        </thead>
        <tbody>
          {changes.toReversed().map((one) => (
            <tr key={one.id}>
              <Td className="whitespace-nowrap">{changeLabel(one.kind)}</Td>
              <Td>{one.before || '—'}</Td>
              <Td>{one.after}</Td>
              <Td className="min-w-48">{[one.reason, one.basis, one.decision].filter(Boolean).join('；')}</Td>
              <Td className="whitespace-nowrap text-muted">
                {one.byName} <DateTime iso={one.at} show="short" />
              </Td>
              <Td className="whitespace-nowrap">
                <Status tone={states[one.status]?.tone ?? 'neutral'}>{states[one.status]?.label ?? one.status}</Status>
                {settles && one.status === 'proposed' && !one.own && (
                  <Decide id={one.id} title={`${changeLabel(one.kind)}：${one.after}`} />
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Decide({ id, title }: { id: string; title: string }) {
  return (
    <>
      <ActionDialog
        label="核定"
        size="sm"
        tone="quiet"
        title={`核定${title}`}
        intro="核定后即时生效，灯按新的批复数判断。"
        fields={[{ key: 'note', label: '意见', kind: 'lines', rows: 2 }]}
        fixed={{ id, decision: 'confirm' }}
        submit="核定"
        action={decideChangeAction}
      />
      <ActionDialog
        label="退回"
        size="sm"
        tone="quiet"
        title={`退回${title}`}
        fields={[{ key: 'note', label: '原因', kind: 'lines', rows: 3, required: true }]}
        fixed={{ id, decision: 'return' }}
        submit="退回"
        danger
        action={decideChangeAction}
      />
    </>
  )
}
