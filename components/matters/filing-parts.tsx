import { leftUntil, standing } from '@/components/matters/deadline'
import type { Check } from '@/components/patterns/check-summary'
import type { Deadline } from '@/components/patterns/deadline-light'
import type { FileItem } from '@/components/patterns/files/file-item'
import type { Step } from '@/components/patterns/step-bar'
import type { TimelineEntry } from '@/components/patterns/timeline'
import type { HistoryLine } from '@/lib/flow/queries/run-record'
import { sendBackReasonName } from '@/lib/flow/reasons'
import { actionNames, statusNames, urgeLevelNames } from '@/lib/flow/words'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'

/** The checks of a filing as the list pattern shows them. */
export function shownChecks(record: FilingRecordDto): Check[] {
  return record.checks
    .filter((check) => check.result !== 'not_applicable')
    .map((check) => ({
      id: check.id,
      title: check.title,
      outcome: check.result === 'passed' || check.result === 'failed' || check.result === 'manual' ? check.result : 'unknown',
      level: check.level as Check['level'],
      reason: check.verdict ? `${check.reason}。核查：${check.verdict}（${check.verdictBy}）` : check.reason,
      basis: { text: check.basis, version: check.basisVersion, checked: check.basisChecked },
      mend: check.mend,
      working: check.working,
    }))
}

/** Files handed in, each with the material it belongs to. */
export function shownFiles(record: FilingRecordDto): FileItem[] {
  const names = new Map(record.needs.map((need) => [need.key, need.name]))
  const previewable = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain']
  return record.materials.map((material) => ({
    id: material.id,
    name: material.name,
    size: material.size,
    mime: material.mime,
    href: `/api/files/${material.fileId}`,
    previewHref: previewable.includes(material.mime) ? `/api/files/${material.fileId}?inline=1` : null,
    note: names.get(material.key) ?? null,
  }))
}

const states = { done: 'passed', current: 'current', coming: 'future', skipped: 'skipped' } as const

/** The way of a filing through its steps, with who has it. */
export function shownSteps(record: FilingRecordDto): Step[] {
  return record.run.progress
    .filter((step) => step.state !== 'skipped' || step.side === 'gov')
    .map((step) => ({
      key: step.key,
      name: step.name,
      state: states[step.state],
      ...(step.state === 'current' && step.holders.length > 0 ? { note: step.holders.join('、') } : {}),
    }))
}

/** The step that follows the one in hand in this filing's own situation; null at the end. */
export function nextStep(record: FilingRecordDto): string | null {
  const { progress } = record.run
  const at = progress.findIndex((step) => step.state === 'current')
  return at < 0 ? null : (progress.find((step, index) => index > at && step.state === 'coming')?.name ?? null)
}

const tones: Partial<Record<string, TimelineEntry['tone']>> = {
  return: 'warn',
  correct: 'warn',
  refuse: 'danger',
  reject: 'danger',
  withdraw: 'warn',
  defer: 'warn',
  urge: 'warn',
  lapse: 'warn',
  pass_up: 'warn',
}

/** What was done; an urge also says how far up it went. */
function actionTitle({ action, data }: HistoryLine): string {
  const level = data.level ? urgeLevelNames[data.level] : undefined
  return level ? `${actionNames[action]}（${level}）` : actionNames[action]
}

/** What happened to a filing, newest last. */
export function shownHistory(record: FilingRecordDto): TimelineEntry[] {
  return record.history.map((line) => ({
    id: line.id,
    title: [line.stepName, actionTitle(line)].filter(Boolean).join(' · '),
    person: line.onBehalfName ? `${line.actorName}（代 ${line.onBehalfName}）` : line.actorName,
    place: line.departmentName,
    at: line.at,
    opinion:
      [
        line.data.reason ? `原因：${sendBackReasonName(line.data.reason)}` : null,
        line.opinion,
        ...(line.data.items ?? []).map((item, index) => `${index + 1}. ${item}`),
        line.data.days ? `延长 ${line.data.days} 个工作日${line.data.why ? `，理由：${line.data.why}` : ''}` : null,
        line.data.minutes ? `依据：${line.data.minutes}` : null,
        line.action === 'pass_up' && line.data.target ? `转由 ${line.data.target.name} 办理` : null,
      ]
        .filter(Boolean)
        .join('\n') || null,
    tone: tones[line.action] ?? 'ok',
  }))
}

/** The lamp of a record: by its own clock, which knows every stop. */
export function recordDeadline(record: FilingRecordDto, now: Date): Deadline {
  const { clock, status } = record.run
  const rests = standing(status)
  if (rests) return rests
  if (!clock) return record.filing.dueAt ? leftUntil(record.filing.dueAt, now) : { state: 'none' }
  // Nothing waits for the enterprise: the step itself is not timed.
  if (clock.light === 'stopped') return { state: 'none' }
  return { state: 'running', daysLeft: clock.leftDays, dueAt: clock.dueAt }
}

/** Where a filing is, in one sentence for the enterprise: step, department, days, whom to call. */
export function whereabouts(record: FilingRecordDto): string {
  const { filing, run, departments } = record
  if (['concluded', 'refused', 'rejected', 'withdrawn', 'filling', 'returned'].includes(run.status)) return statusNames[run.status]
  const department =
    filing.departmentCode === 'WINDOW' ? '收件窗口' : filing.departmentCode ? departments[filing.departmentCode] : undefined
  const name = typeof department === 'string' ? department : department?.name
  const phone = typeof department === 'object' && department?.phone ? `，联系电话 ${department.phone}` : ''
  const used = run.clock ? `，已用 ${run.clock.usedDays} 个工作日，还剩 ${Math.max(0, run.clock.leftDays)} 个` : ''
  return `${statusNames[run.status]}：${filing.stepName}${name ? `（${name}${phone}）` : ''}${used}`
}
