import { z } from 'zod'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { operation } from './operation'
import { checkLevel, checkResult, count, filingPath, formValues, instant, maybeText, text } from './shapes'

const facts = z.record(z.string(), z.unknown()).describe('底座就此表单所知的事实，按名称；字段的自动带出来自这里')
const version = z.number('应为整数').int('应为整数').min(0).max(1_000_000_000)

export const filingFormOperations = [
  operation({
    id: 'getFilingForm',
    method: 'GET',
    path: '/filings/{id}/form',
    tag: 'filings',
    summary: '读取表单内容',
    scope: 'filing.read',
    at: filingPath,
    refusals: ['not_found'],
    output: z.object({
      version: count('表单版本号'),
      updatedAt: instant('最近保存时间'),
      updatedBy: text('最近保存人'),
      values: formValues,
      supplied: formValues.describe('底座自动带出、应原样填入的字段'),
    }),
    run: async ({ actor, now }, { path }) => {
      const record = await runQuery(filingRecord, actor, path, now)
      const supplied = Object.fromEntries(
        record.matter.form.fields.flatMap((field) => {
          const fact = field.source ? record.facts[field.source.fact] : undefined
          return fact === undefined ? [] : [[field.key, fact]]
        }),
      )
      const { version, updatedAt, updatedByName } = record.filing
      return { version, updatedAt, updatedBy: updatedByName, values: record.values, supplied }
    },
  }),
  operation({
    id: 'saveFilingForm',
    method: 'PUT',
    path: '/filings/{id}/form',
    tag: 'filings',
    summary: '保存表单',
    description:
      '以整份表单覆盖草稿。读得懂的都会保存，读不懂的列在 unread；版本号不是最新时不覆盖任何内容。只有填报中、已退回、补正中的办件可以保存。',
    scope: 'filing.write',
    at: filingPath,
    body: z.strictObject({
      version: version.describe('读到的表单版本号'),
      values: z.record(z.string().max(80), z.unknown()).describe('表单内容，以字段标识为键；取值格式见 FormValue'),
    }),
    example: { version: 1, values: { title: '关于某子公司产权转让的请示' } },
    refusals: ['not_found', 'conflict', 'stale'],
    output: z.object({
      version: count('新的版本号'),
      savedAt: instant('保存时间'),
      facts,
      unread: z.array(z.object({ path: text('字段路径'), message: text('哪里不对、应当怎样') })).describe('没有读懂的取值'),
    }),
    run: ({ actor, now, key }, { path, body }) => runCommand(saveDraft, actor, { ...path, ...body }, { now, ...(key ? { key } : {}) }),
  }),
  operation({
    id: 'precheckFiling',
    method: 'GET',
    path: '/filings/{id}/precheck',
    tag: 'filings',
    summary: '预检',
    description: '假如现在提交会怎样：要修改的字段、缺少的材料、每条自动校验的结果。不改变任何内容，可反复调用。',
    scope: 'filing.write',
    at: filingPath,
    refusals: ['not_found'],
    output: z.object({
      version: count('表单版本号'),
      ready: z.boolean().describe('没有必须修改的内容，可以提交'),
      issues: z.array(z.object({ path: text('字段路径'), message: text('问题'), level: checkLevel })),
      missing: z.array(z.object({ key: text('材料标识'), name: text('材料名称') })).describe('缺少的必交材料'),
      checks: z.array(
        z.object({
          id: text('规则编号'),
          title: text('规则'),
          level: checkLevel,
          result: checkResult,
          reason: text('原因'),
          mend: text('如何处理'),
          basis: text('依据'),
          field: maybeText('有关字段'),
        }),
      ),
    }),
    run: async ({ actor, now }, { path }) => {
      const found = await runQuery(precheck, actor, path, now)
      const blocking = [...found.issues, ...found.checks.filter((check) => check.result === 'failed')].some((one) => one.level === '阻断')
      return { ...found, ready: !blocking && found.missing.length === 0 }
    },
  }),
]
