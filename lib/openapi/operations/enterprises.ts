import { z } from 'zod'
import { orgRecord } from '@/lib/identity/queries/org-record'
import { orgList } from '@/lib/identity/queries/organisations'
import { filingPlaces } from '@/lib/matters/queries/filing-places'
import { runQuery } from '@/lib/platform/query'
import { operation } from './operation'
import { count, id, inWan, pageOf, pageQuery, recordPath, text, wan } from './shapes'

const brief = {
  id: id('企业编号（id）'),
  code: text('统一社会信用代码'),
  name: text('企业名称'),
  shortName: text('企业简称'),
  level: count('产权级次'),
  adcode: text('所在区划代码'),
  industryName: text('行业'),
  orgForm: text('组织形式'),
  status: text('存续状态'),
} as const

export const enterpriseOperations = [
  operation({
    id: 'listEnterprises',
    method: 'GET',
    path: '/enterprises',
    tag: 'enterprises',
    summary: '查询范围内的企业',
    description: '不带条件时返回经办人范围内最上级的企业；带 parent 时返回其直接下级；带 words 时在全部级次中查找。',
    scope: 'enterprise.read',
    query: z.object({
      words: z.string().max(60, '不超过 60 字').optional().describe('名称、简称或统一社会信用代码'),
      parent: z.uuid('上级企业编号应为 UUID').optional().describe('上级企业编号'),
      ...pageQuery,
    }),
    output: pageOf(z.object({ ...brief, children: count('直接下级企业数') }).meta({ id: 'EnterpriseBrief' }), '企业'),
    run: async ({ actor, now }, { query }) => runQuery(orgList, actor, query, now),
  }),
  operation({
    id: 'getEnterprise',
    method: 'GET',
    path: '/enterprises/{id}',
    tag: 'enterprises',
    summary: '查看企业登记信息',
    scope: 'enterprise.read',
    at: recordPath('企业编号（id）'),
    refusals: ['not_found'],
    output: z.object({
      ...brief,
      legalPerson: text('法定代表人'),
      registeredCapital: wan('注册资本'),
      paidCapital: wan('实缴资本'),
      holders: z.array(z.object({ name: text('股东'), pct: text('持股比例，%'), since: text('起始日期') })).describe('股东'),
      openFilings: count('在办办件数'),
      endedFilings: count('已办结办件数'),
    }),
    run: async ({ actor, now }, { path }) => {
      const record = await runQuery(orgRecord, actor, { id: path.id }, now)
      const holders = record.holders.map(({ name, pct, since }) => ({ name, pct, since: since ?? '' }))
      return { ...record, holders, registeredCapital: inWan(record.registeredCapital), paidCapital: inWan(record.paidCapital) }
    },
  }),
  operation({
    id: 'listFilingPlaces',
    method: 'GET',
    path: '/filing-places',
    tag: 'enterprises',
    summary: '列出可代为申报的企业',
    description: '新建办件时 orgId 只能取其中之一；第一家是经办人本单位。',
    scope: 'filing.write',
    output: z.object({ enterprises: z.array(z.object({ id: id('企业编号'), name: text('企业名称') })) }),
    run: async ({ actor, now }) => ({ enterprises: await runQuery(filingPlaces, actor, {}, now) }),
  }),
]
