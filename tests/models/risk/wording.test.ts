import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mark } from '@/lib/risk/engine/detectors/clause'
import { modelOf } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { saidOf } from './passages'
import { findsIn } from './world'

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await testDatabase()
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function marksIn(code: string, body: string, document = '资格条款'): Promise<Mark[]> {
  const model = modelOf(code)
  if (!model) throw new Error(`${code} cannot be run`)
  const found = await findsIn(client, model, saidOf({ mandatory: true, category: '货物' }, document, body))
  return found.flatMap(({ evidence }) => evidence['q.body'] as Mark[])
}

describe('clauses that count', () => {
  test.each([
    ['LC017', '投标保证金仅接受电汇形式，不接受银行保函。', '招标文件'],
    ['LC017', '磋商保证金必须从投标人基本账户以转账方式缴纳', '招标文件'],
    ['LC019', '潜在投标人须携带营业执照副本原件及授权委托书到现场报名，审核通过后方可购买招标文件', '公告'],
    ['LC020', '控制器品牌指定采用西陵品牌，其他品牌不予接受', '招标文件'],
    ['LC020', '所用阀门型号不得更换', '招标文件'],
    ['LC021', '主机原产地须为德国', '招标文件'],
    ['LC021', '核心部件必须为原装进口产品', '招标文件'],
    ['LC030', '投标人2025年度营业收入须在1亿元以上', '资格条款'],
    ['LC030', '注册资金5000万元（含）以上的得3分', '评分办法'],
    ['LC030', '投标人从业人员不少于200人', '资格条款'],
    ['LC033', '具有省内同类项目业绩的，每项加2分', '评分办法'],
    ['LC033', '获得本市优质工程奖的得3分', '评分办法'],
    ['LC034', '投标人须在项目所在地设有分公司或办事处', '资格条款'],
    ['LC034', '提供本地社保缴纳证明', '资格条款'],
    ['LC035', '本项目仅限国有企业参加投标', '资格条款'],
    ['LC035', '央企加3分', '评分办法'],
    ['LC035', '本项目不接受民营企业投标', '资格条款'],
    ['LC036', '须为招标人合格供方名录内的单位', '资格条款'],
    ['LC037', '投标人须具有中国设备管理协会颁发的维修资质证书', '资格条款'],
    ['LC038', '须提供制造商针对本项目的授权书原件', '资格条款'],
    ['LC064', '投标报价不得低于最高投标限价的85%，否则按否决处理', '招标文件'],
    ['LC064', '本项目最低投标限价为320万元', '招标文件'],
  ])('%s：%s', async (code, body, document) => {
    const marks = await marksIn(code, body, document)
    expect(marks.length).toBeGreaterThan(0)
    for (const { start, length, quote } of marks) expect([...body].slice(start - 1, start - 1 + length).join('')).toBe(quote)
  })
})

describe('names of parties', () => {
  test('are marked where they stand, long and short ones, and each as often as it stands', async () => {
    const body = '本工程由白鹭建筑设计院设计，原由江城远大机电设备工程有限公司施工，江城远大机电设备工程有限公司保修'
    const world = {
      t: { buyer_id: 'buyer' },
      p: [
        { party_id: 'A', name: '江城远大机电设备工程有限公司', org_id: null },
        { party_id: 'B', name: '白鹭建筑设计院', org_id: null },
        { party_id: 'C', name: '东海远大机电设备工程有限公司', org_id: null },
      ],
      q: { document: '招标文件', body, seq: 3, page: 2 },
    }
    const [found] = await findsIn(client, modelOf('LC027')!, world)
    const marks = found!.evidence['q.body'] as Mark[]
    expect(marks.map(({ quote }) => quote)).toEqual(['白鹭建筑设计院', '江城远大机电设备工程有限公司', '江城远大机电设备工程有限公司'])
    for (const { start, length, quote, page, seq } of marks)
      expect([body.slice(start - 1, start - 1 + length), page, seq]).toEqual([quote, 2, 3])
    expect(found!.partyIds).toHaveLength(2)
  })
})

describe('clauses that do not', () => {
  test.each([
    ['LC017', '投标保证金可以采用转账、银行保函、保证保险等形式', '招标文件'],
    ['LC017', '招标人不得拒收投标人以银行保函形式提交的投标保证金', '招标文件'],
    ['LC017', '投标人以转账形式提交保证金的，应当从其基本账户转出', '招标文件'],
    ['LC019', '本项目采用网上获取招标文件，无需到现场报名', '公告'],
    ['LC019', '中标候选人须提交原件供招标人核验', '招标文件'],
    ['LC020', '参考品牌：格兰、西陵、远东，或相当于上述档次的品牌', '招标文件'],
    ['LC020', '招标人不得限定或者指定特定的专利、商标、品牌', '招标文件'],
    ['LC021', '投标人须在货物清单中填写产地：', '招标文件'],
    ['LC021', '投标人应保证不侵犯第三方的专利权', '招标文件'],
    ['LC030', '不得以注册资本不低于某一数额作为资格条件', '资格条款'],
    ['LC030', '投标人须提供近三年财务审计报告', '资格条款'],
    ['LC033', '近三年具有同类工程业绩的，每项得2分', '评分办法'],
    ['LC034', '不要求投标人在本市注册或设立分支机构', '资格条款'],
    ['LC034', '中标人应在合同签订后于当地设立项目部', '资格条款'],
    ['LC035', '投标人须为依法注册的独立法人', '资格条款'],
    ['LC035', '招标人不得限定投标人为国有企业', '资格条款'],
    ['LC036', '投标人不得被列入失信被执行人名单', '资格条款'],
    ['LC036', '未被列入招标人供应商黑名单', '资格条款'],
    ['LC037', '投标人须具有建筑业企业资质证书', '资格条款'],
    ['LC037', '具有AAA级信用证书的得1分', '评分办法'],
    ['LC038', '提供制造商授权书，或经销商出具的合法来源证明', '资格条款'],
    ['LC064', '投标报价不得高于最高投标限价', '招标文件'],
    ['LC064', '招标人不得规定最低投标限价', '招标文件'],
  ])('%s：%s', async (code, body, document) => {
    expect(await marksIn(code, body, document)).toEqual([])
  })
})
