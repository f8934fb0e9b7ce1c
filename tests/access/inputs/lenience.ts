import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import type { BusyWorld } from '../../support/busy-world'
import type { Entries } from './entry'

/** A measure of enterprise A in the line CQGL, at a status; gives its id. */
async function measureOf({ orgId, orgName, running }: BusyWorld, status: 'proposed' | 'issued'): Promise<string> {
  const id = newId()
  const basis = [{ id: running, number: null, title: '玄武标记在办', on: '2026-03-10', words: '迟报 1 个工作日' }]
  const body = { matterName: '玄武标记', words: '迟报 1 个工作日', why: '首次，情节轻微', basis }
  const issued = status === 'issued' ? { issuedAt: new Date(), issuedBy: newId(), issuedByName: '测试', number: `测〔2026〕${id}` } : {}
  await asSystem('测试首违', (tx) =>
    tx.lenienceMeasure.create({
      data: {
        ...{ id, orgId, orgName, line: 'CQGL', kind: 'late', level: 'reminder', status, recordId: newId(), lapsedOn: '2026-03-10' },
        ...{ ordinal: 1, windowFrom: '2025-03-10', body, proposedAt: new Date(), ...issued },
      },
    }),
  )
  return id
}

const officer = { who: 'cqgl-officer' } as const

/** 首违不罚. */
export const lenience: Entries = {
  lenienceList: {
    ...officer,
    input: async (world) => {
      await measureOf(world, 'issued')
      return {}
    },
    everybodys: '各人范围内企业的提示、告知和通报',
  },
  exportLenience: {
    ...officer,
    input: async (world) => {
      await measureOf(world, 'issued')
      return { tab: 'issued' }
    },
    everybodys: '各人范围内企业的提示、告知和通报',
  },
  lenienceRecord: { ...officer, input: async (world) => ({ id: await measureOf(world, 'issued') }) },
  issueLenience: { ...officer, input: async (world) => ({ id: await measureOf(world, 'proposed'), version: 1 }) },
  dismissLenience: {
    ...officer,
    input: async (world) => ({ id: await measureOf(world, 'proposed'), version: 1, reason: '系统故障导致迟报' }),
  },
  revokeLenience: { ...officer, input: async (world) => ({ id: await measureOf(world, 'issued'), version: 1, reason: '经核实按时报送' }) },
  acknowledgeLenience: { who: 'ct-head', input: async (world) => ({ id: await measureOf(world, 'issued'), version: 1, answer: '已整改' }) },
}
