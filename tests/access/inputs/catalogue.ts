import { shanghaiDate } from '@/lib/kernel/workday'
import { exportDefinition } from '@/lib/matters/catalogue/queries/catalogue-record'
import { runQuery } from '@/lib/platform/query'
import type { BusyWorld } from '../../support/busy-world'
import { drafted, editor, submittedDraft } from '../../support/catalogue'
import type { Entries } from './entry'

const free = [
  'GZ-GG-07',
  'GZ-GG-08',
  'GZ-ZB-01',
  'GZ-ZB-02',
  'GZ-KH-01',
  'GZ-KH-02',
  'GZ-KH-03',
  'GZ-YS-01',
  'GZ-LD-01',
  'GZ-LD-02',
] as const
let count = 0
let begun = 0

/** A matter that no other try works on. */
const another = () => free[count++ % free.length]!
const today = () => shanghaiDate(new Date())
const note = (matter: { trigger: string }) => Object.assign(matter, { trigger: `${matter.trigger}（第 ${count} 次修订）` })
const listOf = (world: BusyWorld) => ({ kind: 'delegation', code: world.orgId })

const staff = { department: '产权管理处的人可以查看事项的版本' } as const
const policy = { who: 'zcfg-officer', lawful: staff } as const

export const catalogue: Entries = {
  openCatalogueDraft: { who: 'zcfg-officer', input: listOf },
  saveCatalogueDraft: {
    who: 'zcfg-officer',
    input: async () => {
      const code = another()
      return { ...(await drafted(code, note)), body: { code } }
    },
  },
  submitCatalogueDraft: {
    who: 'zcfg-officer',
    input: async () => ({ ...(await drafted(another(), note)), effectiveFrom: today(), note: '测试' }),
  },
  decideCatalogueDraft: {
    who: 'zcfg-chief',
    input: async () => ({ ...(await submittedDraft(another(), note)), approve: true }),
  },
  discardCatalogueDraft: { who: 'zcfg-officer', input: async () => drafted(another(), note) },
  retireMatter: { who: 'zcfg-officer', input: () => ({ code: another(), effectiveFrom: today(), note: '测试' }) },
  importMatter: {
    who: 'zcfg-officer',
    input: async () => ({ text: (await runQuery(exportDefinition, await editor(), { code: another() })).text }),
  },
  beginMatter: {
    who: 'zcfg-officer',
    input: () => ({ code: `GZ-XX-${String(++begun).padStart(2, '0')}`, name: '试办事项', department: 'CQGL', from: 'GZ-CQ-02' }),
  },
  beginOneThing: {
    who: 'zcfg-officer',
    input: () => ({ code: `OT-${90 - ++begun}`, name: '试办一件事', department: 'CQGL', matters: ['GZ-CQ-07', 'GZ-CQ-09'] }),
  },
  catalogueList: { ...policy, input: () => ({}), proves: ({ rows }: { rows: unknown[] }) => rows.length >= 57 },
  catalogueRecord: {
    ...policy,
    input: () => ({ code: 'GZ-CQ-01' }),
    proves: ({ versions }: { versions: unknown[] }) => versions.length > 0,
  },
  catalogueDifference: {
    ...policy,
    input: () => ({ code: 'GZ-CQ-01', from: 1, to: 1 }),
    proves: ({ changes }: { changes: unknown[] }) => changes.length === 0,
  },
  exportDefinition: { ...policy, input: () => ({ code: 'GZ-CQ-01' }), proves: ({ text }: { text: string }) => text.includes('GZ-CQ-01') },
  catalogueDraft: {
    who: 'zcfg-officer',
    input: async () => ({ id: (await drafted(another(), note)).id }),
    proves: ({ state }: { state: string }) => state === '草稿',
  },
  delegationLists: { ...policy, input: () => ({}), proves: ({ barred }: { barred: unknown[] }) => barred.length > 5 },
  ownDelegations: {
    who: 'ct-fill',
    input: () => ({}),
    proves: ({ group }: { group: string | null }) => group !== null,
    everybodys: 'tells everybody the list of their own group',
  },
  filingDelegation: {
    who: 'ct-fill',
    input: ({ running }) => ({ id: running }),
    proves: ({ items }: { items: unknown[] }) => Array.isArray(items),
  },
  matterDelegation: {
    who: 'ct-fill',
    input: () => ({ code: 'GZ-CW-10' }),
    proves: ({ lines }: { lines: unknown[] }) => Array.isArray(lines),
    everybodys: 'tells everybody the lines of their own group, and nothing of others',
  },
}
