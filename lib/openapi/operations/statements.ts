import { z } from 'zod'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { type BatchOutcome, pushStatementsSchema } from '@/lib/finance/commands/batch/schema'
import { pushStatement, pushStatementSchema } from '@/lib/finance/commands/push-statement'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { Refusal } from '@/lib/kernel/refusal'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { operation } from './operation'
import { id, maybeText, text } from './shapes'

const verdict = z
  .object({
    code: text('审核公式编号'),
    level: z.enum(['error', 'warning']).describe('错误或警告'),
    label: text('说明'),
    left: maybeText('左值（元）'),
    right: maybeText('右值（元）'),
    difference: maybeText('差额（元）'),
    cells: z.array(z.string()).describe('涉及的单元格'),
  })
  .meta({ id: 'FailedCheck', description: '一条未通过的审核公式' })

const failed = (results: BatchOutcome['failed']) =>
  results
    .filter((one) => one.verdict === 'failed')
    .map(({ code, level, label, left, right, difference, cells }) => ({ code, level, label, left, right, difference, cells: [...cells] }))

const at = z.object({ id: z.uuid('报表标识不正确').describe('报表标识') })
const state = z.object({
  id: id('报表标识'),
  status: text('状态：filling 编报中，arrived 待受理，returned 已退回，concluded 已受理'),
  failed: z.array(verdict).describe('未通过的审核公式'),
})

const batchOutcome = z
  .object({
    number: z.int().describe('第几张，从 1 起'),
    id: maybeText('报表标识，未写入为空'),
    state: z.enum(['created', 'changed', 'unchanged', 'refused']).describe('建立、修改、未变或不予写入'),
    message: text('不予写入的原因'),
    faults: z.array(z.object({ cell: z.int().describe('cells 中的位置，从 0 起'), message: text('问题') })).describe('填写有误的单元格'),
    failed: z.array(verdict).describe('未通过的审核公式'),
  })
  .meta({ id: 'BatchOutcome', description: '一批中一张报表的结果' })

export const statementOperations = [
  operation({
    id: 'pushStatement',
    method: 'PUT',
    path: '/statements',
    tag: 'finance',
    summary: '报送财务报表数据',
    description:
      '没有这张报表时建立，已有时把单元格写到现有数据上；全部写入或全部不写入。单元格以“表.行@列”称呼，如 BS.total_assets@end，见指标库和报表模板。写入后返回未通过的审核公式。',
    scope: 'finance.report',
    body: pushStatementSchema.omit({ request: true }),
    example: {
      form: 'flash',
      period: 202509,
      scope: 'consolidated',
      unit: '万元',
      cells: { 'BS.cash@end': '152300', 'BS.total_assets@end': '1149000' },
    },
    refusals: ['invalid', 'blocked', 'conflict', 'stale', 'not_found'],
    output: state,
    run: async ({ actor, now, key }, { body }) => {
      const {
        id: statementId,
        status,
        results,
      } = await runCommand(pushStatement, actor, { ...body, ...(key ? { request: key } : {}) }, { now, ...(key ? { key } : {}) })
      return { id: statementId, status, failed: failed(results) }
    },
  }),
  operation({
    id: 'pushStatements',
    method: 'PUT',
    path: '/statements/batch',
    tag: 'finance',
    summary: '成批报送财务报表数据',
    description:
      '一次至多 200 张报表（企业 × 期间 × 口径），单元格列一次，各报表按同样次序给出数值。每张单独判断：有误的不写入并说明原因，不影响其余；与现有数据相同的不变。',
    scope: 'finance.report',
    body: pushStatementsSchema.omit({ source: true, file: true, places: true, columns: true, request: true }),
    example: {
      cells: ['BS.cash@end', 'BS.total_assets@end'],
      statements: [
        { org: '滨海城投集团', form: 'flash', period: 202509, scope: 'consolidated', unit: '万元', values: ['152300', '1149000'] },
        { org: '滨海城投集团', form: 'flash', period: 202508, scope: 'consolidated', unit: '万元', values: ['150100', '1146500'] },
      ],
    },
    refusals: ['invalid'],
    output: z.object({ outcomes: z.array(batchOutcome).describe('按报送次序') }),
    run: async ({ actor, now, key }, { body }) => {
      const { outcomes } = await runCommand(
        pushStatements,
        actor,
        { ...body, ...(key ? { request: key } : {}) },
        { now, ...(key ? { key } : {}) },
      )
      return { outcomes: outcomes.map((one) => ({ ...one, faults: [...one.faults], failed: failed(one.failed) })) }
    },
  }),
  operation({
    id: 'getStatement',
    method: 'GET',
    path: '/statements/{id}',
    tag: 'finance',
    summary: '查看报表状态',
    scope: 'finance.report',
    at,
    refusals: ['not_found'],
    output: state,
    run: async ({ actor, now }, { path }) => {
      const record = await runQuery(statementRecord, actor, { id: path.id }, now)
      return { id: record.id, status: record.status, failed: failed(record.results) }
    },
  }),
  operation({
    id: 'submitStatement',
    method: 'POST',
    path: '/statements/{id}/submission',
    tag: 'finance',
    summary: '提交报表审核',
    description: '提交本单位审核人审核；审核、签发在平台上进行。“错误”级审核公式未通过的，须先改正或在平台上逐条说明。',
    scope: 'finance.report',
    at,
    body: z.strictObject({ opinion: z.string().trim().max(2000, '说明不超过 2000 字').default('').describe('随报表的说明') }),
    example: { opinion: '' },
    refusals: ['not_found', 'blocked', 'conflict', 'stale', 'invalid'],
    output: z.object({ id: id('报表标识'), status: text('状态') }),
    run: async ({ actor, now, key }, { path, body }) => {
      const { run } = await runQuery(statementRecord, actor, { id: path.id }, now)
      const task = run?.desks.find((desk) => desk.stepKey === 'fill')
      if (!task) throw new Refusal('blocked', '报表不在填报环节，不能提交。')
      return runCommand(
        actOnStatement,
        actor,
        { taskId: task.id, action: 'submit', opinion: body.opinion },
        { now, ...(key ? { key } : {}) },
      )
    },
  }),
]
