import { z } from 'zod'
import type { HistoryLine } from '@/lib/flow/queries/run-record'
import { isSendBackReason, sendBackReasonCodes, sendBackReasons } from '@/lib/flow/reasons'
import { actionNames, clockReasonNames } from '@/lib/flow/words'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runQuery } from '@/lib/platform/query'
import { type Call, operation } from './operation'
import { checkLevel, checkResult, count, filingPath, id, instant, maybeInstant, maybeText, text } from './shapes'

const record = ({ actor, now }: Call, path: { id: string }) => runQuery(filingRecord, actor, path, now)
const shared = { method: 'GET', tag: 'filings', scope: 'filing.read', at: filingPath, refusals: ['not_found'] } as const
const person = {
  at: instant('时间'),
  by: text('办理人'),
  department: maybeText('处室'),
  step: maybeText('环节'),
  action: text('动作代码'),
  actionName: text('动作'),
  reason: z
    .enum(sendBackReasonCodes)
    .nullable()
    .describe('退回、告知补正、不予受理、不予同意的原因代码，见代码表 send-back-reasons；其他动作为 null'),
  reasonName: maybeText('原因'),
}

/** Why it was sent back or turned down, as the two members of a line. */
function reasonOf({ data }: HistoryLine) {
  const reason = isSendBackReason(data.reason) ? data.reason : null
  return { reason, reasonName: reason && sendBackReasons[reason] }
}

export const filingCourseOperations = [
  operation({
    ...shared,
    id: 'getFilingTimeline',
    path: '/filings/{id}/timeline',
    summary: '查看办理过程',
    description: '按时间先后；市国资委内部的流转不对企业公开。',
    output: z.object({
      events: z.array(z.object({ id: id('编号'), ...person, round: count('第几轮'), opinion: maybeText('意见') })),
      intervals: z
        .array(
          z.object({
            kind: z.enum(['running', 'stopped']).describe('running 计时，stopped 停表'),
            reason: text('原因代码'),
            reasonName: text('原因'),
            from: instant('起'),
            to: maybeInstant('止'),
            workdays: count('工作日'),
          }),
        )
        .describe('计时区间'),
    }),
    run: async (call, { path }) => {
      const { history, run } = await record(call, path)
      const events = history.map((line) => ({
        ...{ id: line.id, at: line.at, round: line.round, opinion: line.opinion, action: line.action },
        ...{ by: line.actorName, department: line.departmentName, step: line.stepName, actionName: actionNames[line.action] },
        ...reasonOf(line),
      }))
      return { events, intervals: run.intervals.map((one) => ({ ...one, reasonName: clockReasonNames[one.reason] })) }
    },
  }),
  operation({
    ...shared,
    id: 'listFilingOpinions',
    path: '/filings/{id}/opinions',
    summary: '查看意见',
    description: '对企业公开的意见：退回、补正、不予受理、不同意与办结意见，以及企业内部意见；退回与补正另有原因代码。',
    output: z.object({
      opinions: z.array(z.object({ ...person, opinion: text('意见'), items: z.array(z.string()).describe('补正事项') })),
    }),
    run: async (call, { path }) => {
      const { history } = await record(call, path)
      const opinions = history
        .filter((line) => line.opinion || (line.data.items ?? []).length > 0)
        .map((line) => ({
          ...{ at: line.at, by: line.actorName, department: line.departmentName, step: line.stepName, action: line.action },
          ...{ actionName: actionNames[line.action], opinion: line.opinion ?? '', items: [...(line.data.items ?? [])] },
          ...reasonOf(line),
        }))
      return { opinions }
    },
  }),
  operation({
    ...shared,
    id: 'listFilingChecks',
    path: '/filings/{id}/checks',
    summary: '查看校验结果',
    description: '最近一轮提交时的自动校验与人工核查结果。',
    output: z.object({
      checks: z.array(
        z.object({
          id: text('规则编号'),
          title: text('规则'),
          level: checkLevel,
          result: checkResult,
          reason: text('原因'),
          mend: text('如何处理'),
          basis: text('依据'),
          verdict: maybeText('人工核查结论'),
        }),
      ),
    }),
    run: async (call, { path }) => ({ checks: (await record(call, path)).checks }),
  }),
]
