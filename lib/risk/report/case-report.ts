import { formatMoney } from '@/lib/kernel/money'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Block, heading, type Skeleton, table, text } from '@/lib/platform/docx/blocks'
import { modelOf } from '../models/registry'
import type { CaseRecord } from '../queries/case-record'
import { typed, unitOf } from '../rules/thresholds'
import { findingStatuses } from '../schema'
import { suggestionsOf } from './suggestions'

type Finding = CaseRecord['findings'][number]

/**
 * A case as a paper to go on with: overview, how its level was made, evidence of every finding with its source, data (versions, parameters, time of
 * facts), what was asked and answered, suggestions. What a person has to decide stands as a place to be filled in.
 */
export function caseReport(record: CaseRecord, by: { name: string; orgName: string }, now: Date): Skeleton {
  const title = record.tender?.title ?? record.findings[0]?.subjectName ?? '风险线索'
  return {
    title: `关于“${title}”${record.period ? '财务预警' : '采购风险'}线索的报告`,
    addressee: null,
    blocks: [
      heading('一、概述'),
      ...overview(record, title),
      heading('二、证据'),
      ...(record.findings.length === 0 ? [text('线索中的发现均已消失，没有现行证据。')] : record.findings.flatMap(evidenceOf)),
      heading('三、数据'),
      text('发现由风险模型按下列版本和参数得出，数据截至所列时间；敏感标识已遮蔽。'),
      dataOf(record.findings),
      heading('四、办理情况'),
      ...course(record),
      heading('五、建议'),
      ...suggestionsOf(record, shanghaiDate(now)).map((words, index) => text(`${index + 1}．${words}`)),
      text('【核查处室补充的处置意见】'),
    ],
    signature: [by.orgName, `（由${by.name}于 ${shanghaiDate(now)} 生成，编辑后使用）`, '【签发人　年　月　日】'],
  }
}

function overview(record: CaseRecord, title: string): Block[] {
  const { tender, org, level, points, decisive, period } = record
  const books: [string, string | null | undefined][] = [
    ['企业', org?.name],
    ['报表', period === null ? null : `${formatPeriod({ kind: 'month', code: period })}快报（企业合并或单户口径）`],
  ]
  const purchase: [string, string | null | undefined][] = [
    ['采购企业', org?.name],
    ['标段', tender?.title],
    ['标段编号', tender?.code],
    ['采购方式', tender?.method],
    ['评标办法', tender?.awardRule],
    ['投标截止日', tender?.deadlineOn],
    ['中标金额', tender?.awardAmount ? `${formatMoney(BigInt(tender.awardAmount), '万元')} 万元` : null],
    ['涉及主体', record.parties.map(({ name, uscc }) => `${name}（${uscc}）`).join('、')],
  ]
  const open = record.findings.filter(({ status }) => status !== 'closed').length
  return [
    text(
      `风险模型就“${title}”得出 ${record.findings.length} 条发现，合成${level}色线索，计 ${points} 分${decisive ? '，含认定级证据，转人工核查' : ''}；其中 ${open} 条尚未认定。模型结论供核查，不代替认定。`,
    ),
    table(
      ['项目', '内容'],
      (period ? books : purchase).map(([name, value]) => [name, value || '未报送']),
    ),
    text('等级按独立的证据族合计得出：红 3 分、橙 2 分、黄 1 分，同一模型只计一次，每族至多 4 分。'),
    table(
      ['证据族', '模型', '得分', '计入'],
      [
        ...record.families.map(({ family, models, points: sum, counted }) => [family, models.join('、'), String(sum), String(counted)]),
        ['合计', '', '', String(points)],
      ],
    ),
  ]
}

function evidenceOf(finding: Finding, index: number): Block[] {
  return [
    text(
      `（${index + 1}）${finding.modelCode} ${finding.modelName}：${finding.grade}，权重${finding.weight}，${finding.verdict ?? findingStatuses[finding.status]}。${finding.why}`,
    ),
    table(
      ['证据', '内容', '出处'],
      finding.evidence.map(({ label, value, source }) => [label, value, source]),
    ),
    text(`依据：${finding.basis || '无直接法律依据'}${finding.basis && !finding.basisChecked ? '【条文待校核】' : ''}`),
  ]
}

function dataOf(findings: readonly Finding[]): Block {
  return table(
    ['模型', '版本', '参数', '数据截至', '首次发现'],
    findings.map((finding) => [
      `${finding.modelCode} ${finding.modelName}`,
      `第 ${finding.modelVersion} 版`,
      parametersOf(finding),
      minute(finding.factsAt),
      minute(finding.firstSeenAt),
    ]),
  )
}

/** The parameters a finding was made with, in the words and units of its model. */
function parametersOf({ modelCode, parameters }: Finding): string {
  const thresholds = modelOf(modelCode)?.thresholds ?? {}
  const said = Object.entries(parameters).map(([name, value]) => {
    const threshold = thresholds[name]
    if (!threshold) return `${name} ${String(value)}`
    if (value === null) return `${threshold.title} 按数据的离群界限`
    return `${threshold.title} ${typed({ ...threshold, value: value as typeof threshold.value })} ${unitOf(threshold)}`.trim()
  })
  return said.join('；') || '没有可调参数'
}

const actions: Readonly<Record<string, string>> = {
  ask: '要求说明',
  explain: '作出说明',
  judge: '认定',
  snooze: '暂缓',
  escalate: '超时升级',
  rectify: '责令整改',
  rectified: '报送整改情况',
  return: '整改退回',
  passed: '整改通过核查',
}

function course(record: CaseRecord): Block[] {
  if (record.events.length === 0) return [text('尚未处理。')]
  const names = new Map(record.findings.map(({ id, modelCode }) => [id, modelCode]))
  return [
    table(
      ['时间', '办理人', '事项', '内容'],
      record.events.map((event) => [
        minute(event.at),
        event.action === 'escalate' ? '平台' : `${event.side === 'gov' ? '监管单位' : '企业'} ${event.byName}`,
        `${actions[event.action] ?? event.action}${event.verdict ? `：${event.verdict}` : ''}（${names.get(event.findingId) ?? ''}）`,
        event.words,
      ]),
    ),
  ]
}

const minute = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
