import { z } from 'zod'
import { statusNames } from '@/lib/flow/words'
import type { FilingRecordDto } from '@/lib/matters/queries/filing-record'
import type { FilingRow } from '@/lib/matters/queries/filing-rows'
import { count, id, instant, inWan, maybeInstant, maybeText, text, wan } from './shapes'

const statusCodes = Object.keys(statusNames) as [keyof typeof statusNames, ...(keyof typeof statusNames)[]]
export const filingStatus = z.enum(statusCodes).describe('办件状态，见代码表 filing-statuses')

const head = {
  id: id('办件编号（id）'),
  number: maybeText('受理编号，报送后编排'),
  title: text('办件名称'),
  matterCode: text('事项编码'),
  matterName: text('事项名称'),
  kind: text('事项类型'),
  orgId: id('申报企业编号'),
  orgName: text('申报企业简称'),
  status: filingStatus,
  statusName: text('状态名称'),
  stepName: text('当前环节'),
  amount: wan('金额'),
  promiseDays: count('承诺时限，工作日'),
  usedDays: z.number().int().nullable().describe('办结用时，工作日；未办结为 null'),
  onTime: z.boolean().nullable().describe('是否按时办结；未办结为 null'),
  arrivedAt: maybeInstant('报送时间'),
  dueAt: maybeInstant('应办结时间'),
  concludedAt: maybeInstant('办结时间'),
  updatedAt: instant('最近更新时间'),
} as const

export const filingBrief = z.object(head).meta({ id: 'FilingBrief', description: '办件概要' })

export const actions = ['submit', 'answer', 'withdraw'] as const

export const filingDetail = z
  .object({
    ...head,
    version: count('表单版本号，保存表单时传回'),
    round: count('第几轮提交'),
    situation: maybeText('办理情形代码'),
    targetOrgId: z.string().nullable().describe('标的企业编号'),
    targetName: maybeText('标的'),
    createdAt: instant('新建时间'),
    acceptedAt: maybeInstant('受理时间'),
    mayDo: z.array(z.enum(actions)).describe('经办人现在可以做的：submit 提交，answer 补正答复，withdraw 撤回'),
    correctionItems: z.array(z.string()).describe('补正事项；不在补正中时为空'),
    progress: z
      .array(
        z.object({
          key: text('环节标识'),
          name: text('环节'),
          side: z.enum(['ent', 'gov']).describe('ent 企业，gov 监管机构'),
          state: z.enum(['done', 'current', 'coming', 'skipped']).describe('done 已办，current 当前，coming 未到，skipped 不经过'),
        }),
      )
      .describe('各环节进度'),
    clock: z
      .object({
        usedDays: count('已用工作日'),
        leftDays: count('剩余工作日，负数为超期'),
        stoppedDays: count('停表工作日'),
        dueAt: instant('应办结时间'),
        light: z.enum(['green', 'yellow', 'red', 'stopped']).describe('时限灯'),
      })
      .nullable()
      .describe('计时；受理前为 null'),
    paper: z
      .object({ number: text('文号'), kind: text('文书种类'), issuedAt: instant('制发时间') })
      .nullable()
      .describe('办结文书；未制发为 null'),
  })
  .meta({ id: 'Filing', description: '办件' })

const nameOf = (status: string) => statusNames[status as keyof typeof statusNames] ?? status

/** A row of the ledger as it leaves. */
export const briefOf = (row: FilingRow) => ({ ...row, amount: inWan(row.amount), statusName: nameOf(row.status) })

const withdrawable = ['filling', 'arrived', 'returned', 'correcting']

/** A record as it leaves. */
export function detailOf({ filing, matter, run, paper }: FilingRecordDto) {
  const moves = run.desks.flatMap((desk) => desk.moves.filter((move) => move.blocked === null).map((move) => move.action))
  const withdraws = withdrawable.includes(filing.status) && !(filing.status === 'correcting' && filing.acceptedAt !== null)
  const may = { submit: moves.includes('submit'), answer: moves.includes('answer'), withdraw: withdraws }
  return {
    ...filing,
    amount: inWan(filing.amount),
    statusName: nameOf(filing.status),
    matterCode: matter.code,
    matterName: matter.name,
    kind: matter.kind,
    mayDo: actions.filter((action) => may[action]),
    correctionItems: [...run.correctionItems],
    progress: run.progress,
    clock: run.clock,
    paper,
  }
}
