import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { idOf } from '../../support/accounts'
import { type BusyWorld, mark } from '../../support/busy-world'
import type { Entries } from './entry'

const bought = { department: '采购与产权交易数据不分处室：各处看得到所监管企业的项目' }

/** A property transaction of enterprise A. */
const tradeOf = ({ orgId }: BusyWorld) =>
  asSystem('测试产权交易', async (tx) => {
    const id = newId()
    const data = {
      ...{ id, orgId, projectNo: `${mark}${id.slice(-6)}`, kind: '资产转让', title: `${mark}厂房`, exchange: '青岛产权交易所' },
      ...{
        method: '拍卖',
        status: '披露中',
        listedFrom: '2026-03-02',
        judgedOn: '2026-03-02',
        source: '导入',
        byName: '测试',
        at: new Date(),
      },
    }
    await tx.propertyTrade.create({ data })
    return id
  })

const first17 = '91370200MX7654321'
const none = { preFrom: null, preTo: null, listedTo: null, relistedFrom: null, relistedTo: null, appraisal: null, appraisedOn: null }
/** A workbook with one project of enterprise A. */
/** The form of a transaction of enterprise A in which nothing is missing. */
const tradeDraftOf = ({ orgId }: BusyWorld) =>
  asSystem('测试填报', async (tx) => {
    const { code } = await tx.org.findUniqueOrThrow({ where: { id: orgId } })
    const id = newId()
    const values = {
      ...{ project_no: `${mark}${id.slice(-6)}`, kind: '资产转让', title: `${mark}厂房`, org: code, exchange: '不进场', method: '协议' },
      ...{ status: '披露中', bidder: [], payment: [] },
    }
    const who = { byName: '测试', createdAt: new Date(), updatedAt: new Date(), updatedByName: '测试' }
    await tx.procurementDraft.create({ data: { id, orgId, form: 'trade', title: `${mark}厂房`, values, ...who } })
    return id
  })

const bookOf = async ({ orgId }: BusyWorld) => {
  const { code } = await asSystem('测试产权交易', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
  const projectNo = `${mark}${newId().slice(-6)}`
  const trade = {
    ...{
      row: 4,
      projectNo,
      kind: '资产转让',
      title: `${mark}厂房`,
      uscc: code,
      target: '',
      pct: null,
      controlLost: false,
      exchange: '不进场',
    },
    ...{ method: '协议', status: '披露中', listedFrom: null, ...none, appraisalNo: '', floorPrice: 1n, relistPrice: null, decisionNo: '' },
    ...{ lowerConsentNo: '', dealOn: null, dealPrice: null, contractOn: null, payMode: null, resultFrom: null, resultTo: null, note: '' },
  }
  const uscc = first17 + usccCheckCharacter(first17)
  const bidder = { row: 4, projectNo, name: `${mark}公司`, uscc, won: false, offer: null, pct: null }
  return { trades: [trade], bidders: [bidder], payments: [{ row: 4, projectNo, paidOn: '2026-04-01', amount: 1n, note: '' }] }
}

/** A platform of enterprise A with one requirement that has evidence and is under way. */
const platformOf = ({ orgId }: BusyWorld) =>
  asSystem('测试认证', async (tx) => {
    const [id, item, file, at] = [newId(), newId(), newId(), new Date()]
    const who = { byName: '测试', at }
    await tx.ebsPlatform.create({
      data: { id, orgId, name: `${mark}${id}`, kind: '交易平台', listVersion: '2026-1', targetStars: 3, ...who },
    })
    await tx.ebsItem.create({ data: { id: item, platformId: id, orgId, item: 'A01', status: '进行中', ...who } })
    const stored = { size: 3n, mime: 'application/pdf', sm3: 'b'.repeat(64), storageKey: 'b', orgId, uploadedBy: await idOf('ct-pur') }
    const owner = { ownerKind: 'certification', ownerId: item }
    await tx.storedFile.create({ data: { id: file, name: `${mark}证明.pdf`, ...stored, uploadedAt: at, ...owner } })
    return { id, file }
  })

/** A file of the buyer of enterprise A that belongs to nothing yet. */
const looseFile = ({ orgId }: BusyWorld) =>
  asSystem('测试认证', async (tx) => {
    const id = newId()
    const stored = { size: 3n, mime: 'application/pdf', sm3: 'b'.repeat(64), storageKey: 'b', orgId, uploadedBy: await idOf('ct-pur') }
    await tx.storedFile.create({ data: { id, name: '证明.pdf', ...stored, uploadedAt: new Date() } })
    return id
  })

/** Property transactions and self-assessments of e-bidding platforms. */
export const sunshine: Entries = {
  tradeList: {
    who: 'ct-pur',
    lawful: bought,
    everybodys: '各人范围内的项目',
    input: async (world) => (await tradeOf(world), { words: mark }),
  },
  tradeRecord: { who: 'ct-pur', lawful: bought, input: async (world) => ({ id: await tradeOf(world) }) },
  exportTrades: { who: 'ct-pur', lawful: bought, everybodys: '各人范围内的项目', input: async (world) => (await tradeOf(world), {}) },
  exportTradeBook: { who: 'ct-pur', lawful: bought, everybodys: '各人范围内的项目', input: async (world) => (await tradeOf(world), {}) },
  takeTrades: {
    who: 'ct-pur',
    everybodys: '不能为看不到的企业登记：按行列出，什么也不保存',
    input: bookOf,
    proves: ({ added }: { added: number }) => added === 1,
  },
  openTradeDraft: { who: 'ct-pur', input: async (world) => ({ tradeId: await tradeOf(world) }) },
  sendTradeDraft: { who: 'ct-pur', input: async (world) => ({ id: await tradeDraftOf(world), version: 1 }) },
  removeTrade: { who: 'ct-pur', input: async (world) => ({ id: await tradeOf(world) }) },
  ebsPlatforms: {
    who: 'ct-pur',
    lawful: bought,
    everybodys: '各人范围内的平台',
    input: async (world) => (await platformOf(world), { words: mark }),
  },
  ebsRecord: { who: 'ct-pur', lawful: bought, input: async (world) => ({ id: (await platformOf(world)).id }) },
  exportEbs: { who: 'ct-pur', lawful: bought, everybodys: '各人范围内的平台', input: async (world) => (await platformOf(world), {}) },
  exportEbsItems: { who: 'ct-pur', lawful: bought, input: async (world) => ({ id: (await platformOf(world)).id }) },
  saveEbsPlatform: {
    who: 'ct-pur',
    input: async (world) => ({ id: (await platformOf(world)).id, name: `新${newId()}`, kind: '交易平台', targetStars: '2' }),
  },
  removeEbsPlatform: {
    who: 'ct-pur',
    input: async (world) => {
      const { id } = await platformOf(world)
      await asSystem('测试认证', (tx) => tx.ebsItem.deleteMany({ where: { platformId: id } }))
      return { id }
    },
  },
  markEbsItem: { who: 'ct-pur', input: async (world) => ({ id: (await platformOf(world)).id, item: 'A01', status: '已达标' }) },
  attachEbsFile: {
    who: 'ct-pur',
    input: async (world) => ({ id: (await platformOf(world)).id, item: 'A02', fileId: await looseFile(world) }),
  },
  removeEbsFile: {
    who: 'ct-pur',
    input: async (world) => {
      const { id, file } = await platformOf(world)
      return { id, item: 'A01', fileId: file }
    },
  },
}
