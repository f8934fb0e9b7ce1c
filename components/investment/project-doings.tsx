import { changeProjectAction, keepMilestoneAction, registerProjectAction } from '@/app/actions/investment/projects'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import type { InvestProjectCard } from '@/lib/investment/queries/project'
import { changeKinds, coreKinds, type ProjectState, projectKinds } from '@/lib/investment/schema'

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

const projectFields: FormField[] = [
  { key: 'name', label: '项目名称', kind: 'text', required: true, maxLength: 200 },
  { key: 'code', label: '项目编号', kind: 'text', required: true, maxLength: 40, half: true, hint: '本企业内不重复' },
  { key: 'kind', label: '项目类型', kind: 'select', required: true, half: true, options: choices(projectKinds), empty: '请选择' },
  { key: 'core', label: '主业属性', kind: 'choice', required: true, options: choices(coreKinds) },
  { key: 'overseas', label: '境外项目', kind: 'toggle' },
  { key: 'approvedTotal', label: '批复（决策）总投资', kind: 'text', mode: 'decimal', unit: '万元', required: true, half: true },
  { key: 'ownCapital', label: '本企业出资', kind: 'text', mode: 'decimal', unit: '万元', required: true, half: true },
  { key: 'approvedYield', label: '可研收益率', kind: 'text', mode: 'decimal', unit: '%', half: true },
  { key: 'plannedStart', label: '计划开工（启动）', kind: 'date', required: true, half: true },
  { key: 'plannedEnd', label: '计划完工', kind: 'date', required: true, half: true },
  { key: 'basis', label: '决策依据', kind: 'text', required: true, maxLength: 200, hint: '董事会决议等，写明文号' },
]

/** Registers a project that no filing of the platform has brought in. */
export function RegisterProject() {
  return (
    <ActionDialog
      label="登记项目"
      title="登记投资项目"
      intro="经平台备案、核准的项目办结后自动进入项目库，不必登记。这里登记企业自主决策的项目。"
      fields={projectFields}
      submit="登记"
      wide
      action={registerProjectAction}
    />
  )
}

/** What the enterprise tells of its project: what happened to it, what of the approval is to change, a milestone. */
export function ProjectDoings({ card: { project, facts, today } }: { card: InvestProjectCard }) {
  const kinds = Object.entries(changeKinds).filter(
    ([, kind]) => !('moves' in kind) || (kind.moves.from as readonly ProjectState[]).includes(project.state),
  )
  const asks = kinds.flatMap(([key, kind]) => ('field' in kind ? [key] : []))
  return (
    <>
      <ActionDialog
        label="登记变更"
        title="登记项目变更"
        intro="开工、停建、复工、完工、终止登记后即生效；调整批复总投资、收益率、工期由监管机构核定后生效。"
        fields={[
          {
            ...{ key: 'kind', label: '事项', kind: 'select', required: true, empty: '请选择' },
            options: kinds.map(([value, { label }]) => ({ value, label })),
          },
          {
            ...{ key: 'value', label: '调整为', kind: 'text', required: true, when: { key: 'kind', in: asks } },
            hint: '总投资填万元，收益率填百分数，日期如 2026-12-31',
          },
          { key: 'on', label: '发生日期', kind: 'date', required: true, initial: today, half: true },
          { key: 'reason', label: '原因', kind: 'lines', rows: 3, required: true },
          { key: 'basis', label: '依据', kind: 'text', required: true, maxLength: 200, hint: '决议、批文的名称和文号' },
        ]}
        fixed={{ projectId: project.id, version: String(facts.version) }}
        submit="提交变更"
        action={changeProjectAction}
      />
      <ActionDialog
        label="增加节点"
        title="增加里程碑节点"
        fields={milestoneFields}
        fixed={{ projectId: project.id }}
        submit="保存节点"
        action={keepMilestoneAction}
      />
    </>
  )
}

const milestoneFields: FormField[] = [
  { key: 'name', label: '节点', kind: 'text', required: true, maxLength: 60, hint: '如：主体封顶、设备到货、竣工验收' },
  { key: 'plannedOn', label: '计划日期', kind: 'date', required: true, half: true },
  { key: 'actualOn', label: '实际完成', kind: 'date', half: true, hint: '未完成不填' },
]

/** Writes to a milestone: reached, or moved with a reason. */
export function MendMilestone({ projectId, milestone }: { projectId: string; milestone: InvestProjectCard['milestones'][number] }) {
  const { id, version, name, plannedOn, actualOn } = milestone
  const initial: Record<string, string> = { name, plannedOn, actualOn: actualOn ?? '' }
  return (
    <ActionDialog
      label="更新"
      ariaLabel={`更新节点 ${name}`}
      size="sm"
      tone="quiet"
      title={`更新节点：${name}`}
      fields={[
        ...milestoneFields.map((field) => ({ ...field, initial: initial[field.key] ?? '' })),
        { key: 'reason', label: '调整原因', kind: 'lines', rows: 2, hint: '改动计划日期时必填，记入项目变更' },
      ]}
      fixed={{ projectId, id, version: String(version) }}
      submit="保存节点"
      action={keepMilestoneAction}
    />
  )
}
