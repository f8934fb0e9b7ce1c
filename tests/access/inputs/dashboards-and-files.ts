import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf, looseFile } from '../../support/clerks'
import type { Entries } from './entry'
import { valuedUnit } from './finance'

const period = () => ({ from: '2020-01-01', to: '2099-12-31' })

async function file({ running }: BusyWorld): Promise<string> {
  const row = await asSystem('测试附件', (tx) => tx.storedFile.findFirstOrThrow({ where: { ownerId: running } }))
  return row.id
}

const dashboards: Entries = {
  homeDesk: { who: 'cqgl-officer', input: () => ({}), everybodys: '各人自己的桌面' },
  shellCounts: { who: 'cqgl-officer', input: () => ({}), proves: ({ open }: { open: number }) => open > 0, everybodys: '各人自己的数字' },
  searchEverything: { who: 'cqgl-officer', input: () => ({ words: '玄武标记在办' }), everybodys: '各人范围内的检索' },
  efficiencyReport: {
    who: 'cqgl-officer',
    input: period,
    proves: ({ total }: { total: { filings: number } }) => total.filings > 0,
    everybodys: '各人范围内的统计',
  },
  efficiencyChoices: { who: 'ct-view', input: () => ({}), everybodys: '各人范围内的选项' },
  sliceFilings: { who: 'cqgl-officer', input: period, everybodys: '各人范围内的办件' },
  sliceNames: {
    who: 'cqgl-officer',
    input: ({ orgId }) => ({ org: orgId, matter: 'GZ-CQ-05', step: 'review' }),
    everybodys: '企业名称人人可查',
    reveals: ['orgs'],
  },
  screenFigures: {
    who: 'monitor',
    input: () => ({}),
    everybodys: '各人范围内的数字',
    lawful: { department: '采购风险不分处室：各处看得到所监管企业的风险线索' },
  },
  screenFinance: {
    who: 'monitor',
    input: () => ({}),
    everybodys: '各人范围内的数字',
    lawful: { department: '财务数据不分处室：各处看得到所监管企业的指标' },
  },
  screenDistrictFinance: {
    who: 'monitor',
    input: () => valuedUnit(),
    everybodys: '各人范围内的企业',
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
    lawful: { department: '财务数据不分处室：各处看得到所监管企业的指标' },
  },
  screenFilings: { who: 'monitor', input: period, everybodys: '各人范围内的办件' },
  screenOrgs: { who: 'monitor', input: () => ({ level: 1 }), everybodys: '各人范围内的企业' },
}

const files: Entries = {
  startUpload: { who: 'ct-fill', input: () => ({ id: newId(), name: '材料.pdf', size: 10 }), everybodys: '各人自己的上传' },
  downloadFile: { who: 'cqgl-officer', input: async (world) => ({ id: await file(world) }) },
  fileForDownload: { who: 'cqgl-officer', input: async (world) => ({ id: await file(world) }) },
  myLooseFiles: {
    who: 'ct-fill',
    input: async () => {
      await looseFile(await actorOf('ct-fill'), '玄武标记散件.pdf')
      return {}
    },
    everybodys: '各人自己未使用的附件',
  },
}

/** Dashboards and files. */
export const dashboardsAndFiles: Entries = { ...dashboards, ...files }
