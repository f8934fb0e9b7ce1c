import { z } from 'zod'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { put } from '@/lib/platform/storage'
import { beginImport } from '@/lib/procurement/commands/imports'
import { importFaults, importList, importRecord } from '@/lib/procurement/queries/imports'
import { operation } from './operation'
import { count, id, instant, maybeInstant, maybeText, pageOf, pageQuery, recordPath, text } from './shapes'

/** Most releases of one call; more go as a transfer. */
export const mostReleases = 300

export const importPath = recordPath('导入编号（id）')
export const begun = z.object({ id: id('导入编号，用于查询进度和有误的行') })

export const importShape = z
  .object({
    id: id('导入编号（id）'),
    name: text('文件名或批次名'),
    format: text('来源：ocds 文件，workbook 填报模板，push 接口推送，form 在线填报，mapped 自有表格'),
    status: text('queued 排队，running 导入中，done 完成，cancelled 已停止，failed 失败'),
    lines: count('已读条数'),
    kept: count('新增或更新的条数'),
    unchanged: count('与已有数据相同、没有变化的条数'),
    faulty: count('有误、没有采用的条数'),
    error: maybeText('整份数据读不了的原因'),
    byName: text('经办人'),
    at: instant('报送时间'),
    endedAt: maybeInstant('结束时间'),
  })
  .meta({ id: 'ProcurementImport', description: '一次采购数据导入' })

const release = z
  .looseObject({
    ocid: z
      .string('每个发布须有文本 ocid')
      .trim()
      .min(1, 'ocid 不能为空')
      .max(200, 'ocid 不超过 200 个字符')
      .describe('开放采购编号，一个采购过程一个'),
    id: z.string('发布编号（id）应为文本').max(200, '发布编号不超过 200 个字符').optional().describe('发布编号'),
    date: z
      .string('发布日期（date）应为文本')
      .max(40)
      .optional()
      .describe('发布日期，如 2026-03-01T09:00:00+08:00；后来的逐字段覆盖先前的'),
  })
  .meta({ id: 'Release', description: 'OCDS 1.1 的发布或编译后的发布，其余成员按该标准' })

const example = {
  name: '2026年3月采购',
  releases: [
    {
      ocid: 'ocds-gz3702-QD2026-00001',
      id: 'QD2026-00001-1',
      date: '2026-03-01T09:00:00+08:00',
      buyer: { id: 'B1', name: '城投建设' },
      tender: { id: 'QD2026-00001', title: '道路改造施工', status: 'active', value: { amount: 1800000, currency: 'CNY' } },
      bids: {
        details: [{ id: '1', status: 'valid', tenderers: [{ id: 'S1', name: '甲建设' }], value: { amount: 1750000, currency: 'CNY' } }],
      },
    },
  ],
}

export const procurementOperations = [
  operation({
    id: 'pushReleases',
    method: 'POST',
    path: '/procurement/releases',
    tag: 'procurement',
    summary: '推送采购数据',
    description: `一次不超过 ${mostReleases} 个发布（OCDS 1.1），请求体不超过 1 MB；更多的用“登记大批量传输”。收到即排队，几秒内读入，有误的列入有误的行，其余照常。同一内容再推送不重复：没有变化的计入 unchanged。`,
    scope: 'procurement.report',
    body: z.strictObject({
      name: z.string().trim().min(1, '批次名不能为空').max(100, '批次名不超过 100 字').default('接口推送').describe('批次名，便于识别'),
      releases: z.array(release).min(1, '请至少推送一个发布').max(mostReleases, `一次不超过 ${mostReleases} 个发布`).describe('发布'),
    }),
    example,
    status: 201,
    refusals: ['too_many'],
    output: begun,
    run: async ({ actor, now, key }, { body }) => {
      const lines = body.releases.map((each) => JSON.stringify(each)).join('\n')
      const { key: storageKey, size, sm3 } = await put(Buffer.from(`${lines}\n`))
      return runCommand(beginImport, actor, { name: body.name, size, sm3, storageKey, format: 'push' }, { now, ...(key ? { key } : {}) })
    },
  }),
  operation({
    id: 'listImports',
    method: 'GET',
    path: '/procurement/imports',
    tag: 'procurement',
    summary: '查询导入',
    description: '经办人范围内企业的导入，由近及远。',
    scope: 'procurement.report',
    query: z.object(pageQuery),
    output: pageOf(importShape, '导入'),
    run: ({ actor, now }, { query }) => runQuery(importList, actor, query, now),
  }),
  operation({
    id: 'getImport',
    method: 'GET',
    path: '/procurement/imports/{id}',
    tag: 'procurement',
    summary: '查看一次导入',
    scope: 'procurement.report',
    at: importPath,
    refusals: ['not_found'],
    output: importShape,
    run: ({ actor, now }, { path }) => runQuery(importRecord, actor, path, now),
  }),
  operation({
    id: 'listImportFaults',
    method: 'GET',
    path: '/procurement/imports/{id}/faults',
    tag: 'procurement',
    summary: '查看有误的行',
    description: '没有采用的行和原因；原因以“提示：”开头的，该行已采用，只是其中某个值未用。',
    scope: 'procurement.report',
    at: importPath,
    query: z.object(pageQuery),
    refusals: ['not_found'],
    output: pageOf(
      z
        .object({
          line: count('行号；推送的为第几个发布'),
          ref: text('采购过程编号（ocid），看不出时为空'),
          reason: text('原因'),
          text: text('该行开头的内容'),
        })
        .meta({ id: 'ImportFault', description: '有误的行' }),
      '有误的行',
    ),
    run: ({ actor, now }, { path, query }) => runQuery(importFaults, actor, { ...path, ...query }, now),
  }),
]
