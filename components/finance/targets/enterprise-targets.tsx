import { decideTargetsAction, proposeTargetsAction } from '@/app/actions/finance-actions'
import { GoalLight, percent } from '@/components/finance/targets/goal-light'
import { statusTones } from '@/components/finance/targets/list-page'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { shownValue } from '@/lib/finance/indicators/change'
import { type EnterpriseTargets, enterpriseTargets, type FollowedSubject } from '@/lib/finance/queries/targets'
import { targetKinds } from '@/lib/finance/targets/subjects'
import { targetSources, targetStatus } from '@/lib/finance/targets/workbook'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; year: string | undefined }

/** The yearly values of one enterprise: progress by subject, versions with who and when, typing, 核定 and 退回. */
export async function EnterpriseTargetsTab({ face, actor, id, year }: Props) {
  const sheet = await found(runQuery(enterpriseTargets, actor, { id, year }))
  return (
    <>
      <LinkTabs
        label="年度"
        tabs={sheet.years.map((one) => ({
          ...{ label: `${one} 年`, current: one === sheet.year, href: `/${face}/finance/enterprises/${id}?tab=targets&year=${one}` },
        }))}
      />
      <ProgressCard sheet={sheet} actions={may(actor, 'finance.plan') && <Propose sheet={sheet} />} />
      <Versions sheet={sheet} settles={may(actor, 'finance.settle')} />
    </>
  )
}

/** 目标, 完成率 and 序时进度 of an enterprise's subjects; where nothing was set it says so. */
export function ProgressCard({ sheet, actions }: { sheet: EnterpriseTargets; actions?: React.ReactNode }) {
  const at = sheet.period ? `截至 ${formatPeriod({ kind: 'month', code: sheet.period })}，流量不年化` : '本年没有已受理的快报'
  return (
    <Card title={`${sheet.year} 年目标与序时进度`} note={at} actions={actions} flush>
      <Table label="目标与序时进度" dense>
        <thead>
          <tr>
            <Th>指标或项目</Th>
            <Th align="right">本期</Th>
            {(['target', 'budget'] as const).map((kind) => (
              <Th key={kind} align="right">
                {targetKinds[kind]}
              </Th>
            ))}
            <Th align="right">目标完成率</Th>
            <Th align="right">预算完成率</Th>
            <Th align="right">序时进度</Th>
            <Th>灯</Th>
            <Th>目标的版本和来源</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.subject.code}>
              <Td>
                {row.subject.name}（{row.subject.unit}）
              </Td>
              <Td align="right">{shownValue(row.now, row.subject.unit) ?? <Missing reason="未报送，或单元格为空" />}</Td>
              <Td align="right">{row.target ? shownValue(row.target.value, row.subject.unit) : '未下达目标'}</Td>
              <Td align="right">{row.budget ? shownValue(row.budget.value, row.subject.unit) : '未核定预算'}</Td>
              <Completion value={row.target} absent="未下达目标" />
              <Completion value={row.budget} absent="未核定预算" />
              <Td align="right">{row.unset.pace ? percent(row.unset.pace) : <Missing reason="时点数或比率，直接与目标比较" />}</Td>
              <Td>
                <GoalLight progress={row.target?.progress ?? row.unset} />
              </Td>
              <Td>{row.target ? originOf(row.target) : '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Completion({ value, absent }: { value: FollowedSubject['target']; absent: string }) {
  const progress = value?.progress
  return (
    <Td align="right">
      {progress?.completion ? percent(progress.completion) : <Missing reason={progress ? progress.words || '与控制线比较' : absent} />}
    </Td>
  )
}

const originOf = (value: NonNullable<FollowedSubject['target']>) =>
  `第 ${value.number} 版，${value.basis}，${value.byName}（${targetSources[value.source] ?? value.source}），${value.decidedByName ?? ''} ${value.decidedAt ?? ''} 核定`

function Propose({ sheet }: { sheet: EnterpriseTargets }) {
  const usual = sheet.rows.map((row): FormField => {
    const { code, name, unit } = row.subject
    return { key: `v:${code}`, label: name, kind: 'text', mode: 'decimal', unit, maxLength: 40, half: true }
  })
  const fields: FormField[] = [
    {
      key: 'kind',
      label: '类别',
      kind: 'select',
      required: true,
      half: true,
      initial: 'target',
      options: Object.entries(targetKinds).map(([value, label]) => ({ value, label })),
    },
    { key: 'basis', label: '依据', kind: 'text', required: true, half: true, maxLength: 200, hint: '文件名称和文号' },
    ...usual,
    {
      key: 'subject',
      label: '其他指标或报表项目',
      kind: 'choice',
      half: true,
      options: sheet.subjects.map(({ code, name, unit }) => ({ value: code, label: `${name}（${unit}）`, note: code })),
    },
    { key: 'value', label: '其他项的数值', kind: 'text', mode: 'decimal', maxLength: 40, half: true },
  ]
  return (
    <ActionDialog
      label="填报"
      size="sm"
      tone="primary"
      title={`填报 ${sheet.year} 年目标或预算`}
      intro="只填要改的数，空着的不改。由他人核定后生效，生效前原版继续有效。"
      fields={fields}
      fixed={{ orgId: sheet.id, year: String(sheet.year) }}
      submit="提交核定"
      wide
      action={proposeTargetsAction}
    />
  )
}

function Versions({ sheet, settles }: { sheet: EnterpriseTargets; settles: boolean }) {
  const open = sheet.versions.filter((row) => row.status === 'proposed' && !row.own)
  const ids = open.map(({ id }) => id).join(',')
  if (sheet.versions.length === 0) return null
  return (
    <Card
      title="各项最新一版"
      note={`${sheet.versions.length} 项`}
      flush
      actions={
        settles &&
        open.length > 0 && (
          <>
            <ActionDialog
              label="退回"
              size="sm"
              title={`退回 ${open.length} 个待核定的数`}
              fields={[{ key: 'note', label: '原因', kind: 'lines', rows: 3, required: true }]}
              fixed={{ ids, decision: 'return' }}
              submit="退回"
              danger
              action={decideTargetsAction}
            />
            <ActionDialog
              label={`核定 ${open.length} 项`}
              size="sm"
              tone="primary"
              title={`核定 ${open.length} 个数`}
              intro="核定后即为有效值，进入目标完成率。"
              fields={[{ key: 'note', label: '意见', kind: 'lines', rows: 2 }]}
              fixed={{ ids, decision: 'confirm' }}
              submit="核定"
              action={decideTargetsAction}
            />
          </>
        )
      }
    >
      <Table label="各项最新一版" dense>
        <thead>
          <tr>
            <Th>指标或项目</Th>
            <Th>类别</Th>
            <Th align="right">版次</Th>
            <Th align="right">数值</Th>
            <Th>状态</Th>
            <Th>填报</Th>
            <Th>核定</Th>
            <Th>依据与意见</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.versions.map((row) => (
            <tr key={row.id}>
              <Td>
                {row.subject.name}（{row.subject.unit}）
              </Td>
              <Td>{targetKinds[row.kind]}</Td>
              <Td align="right">{row.number}</Td>
              <Td align="right">{shownValue(row.value, row.subject.unit)}</Td>
              <Td>
                <Status tone={statusTones[row.status]}>{targetStatus[row.status]}</Status>
              </Td>
              <Td>
                {row.byName}（{targetSources[row.source] ?? row.source}）{row.at}
              </Td>
              <Td>{row.decidedByName ? `${row.decidedByName} ${row.decidedAt ?? ''}` : '—'}</Td>
              <Td>{[row.basis, row.decision].filter(Boolean).join('；')}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
