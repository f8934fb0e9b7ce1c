import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type DraftState, draftStates } from '@/lib/platform/definition-draft'
import type { DefinitionDraft } from '@/lib/platform/generated/client'
import { defineQuery } from '@/lib/platform/query'
import { authorities, matterDefinitionSchema, matterKinds } from '../../schema'
import { kindOf } from '../kinds'
import { freeCode } from '../rules/free-code'

/** One matter of the catalogue as the list shows it. */
export type CatalogueRow = {
  code: string
  name: string
  authority: string
  kind: string
  group: string
  line: string
  department: string
  /** 0 = no version has been published yet, and no effectiveFrom. */
  version: number
  effectiveFrom: string
  promiseDays: number
  situations: number
  materials: number
  reserved: boolean
  unchecked: number
  /** 现行 | 已停用 | 未生效: of the version that counts today, or of the first one to come; 新起草 = there is none yet. */
  state: '现行' | '已停用' | '未生效' | '新起草'
  /** A version that is published and not in force yet. */
  coming: { version: number; effectiveFrom: string; retired: boolean } | null
  draft: { id: string; state: string; by: string } | null
}

/** Every matter there is or was, with the version in force, what is coming and what is being drafted. */
export const catalogueList = defineQuery({
  name: 'catalogueList',
  permission: 'catalogue.read',
  input: z.object({
    words: z.string().max(60).optional(),
    authority: z.enum(authorities).optional(),
    kind: z.enum(matterKinds).optional(),
    group: z.string().max(20).optional(),
    drafts: z.boolean().optional(),
    /** The 一件事 instead of the single matters. */
    joint: z.boolean().default(false),
  }),
  run: async ({ tx, now }, { words = '', authority, kind, group, drafts: onlyDrafts, joint }) => {
    const kinds = { in: ['matter', 'one_thing'] }
    const today = shanghaiDate(now)
    const versions = await tx.definition.findMany({ where: { kind: kinds }, orderBy: [{ code: 'asc' }, { version: 'desc' }] })
    const drafts = await tx.definitionDraft.findMany({ where: { kind: kinds, status: { in: ['draft', 'submitted', 'returned'] } } })
    const departments = new Map(
      (await tx.department.findMany({ select: { code: true, name: true }, orderBy: { sort: 'asc' } })).map((row) => [row.code, row.name]),
    )
    const codes = [...new Set(versions.map((row) => row.code))]
    const everything = codes.map((code): CatalogueRow => {
      const mine = versions.filter((row) => row.code === code)
      const inForce = mine.filter((row) => row.effectiveFrom <= today).toSorted(laterFirst)[0]
      const shown = inForce ?? mine.toSorted(laterFirst).at(-1)!
      const next = mine
        .filter((row) => row.effectiveFrom > today)
        .toSorted(laterFirst)
        .at(-1)
      const matter = matterDefinitionSchema.parse(shown.body)
      const draft = drafts.find((row) => row.code === code)
      return {
        ...{ code, name: matter.name, authority: matter.authority, kind: matter.kind, group: matter.group, line: matter.line },
        ...{ department: departments.get(matter.line) ?? matter.line, version: shown.version, effectiveFrom: shown.effectiveFrom },
        ...{ promiseDays: matter.limits.promiseDays, situations: matter.situations.length, materials: matter.materials.length },
        ...{ reserved: matter.reservedByLaw !== null, unchecked: matter.basis.filter((basis) => !basis.checked).length },
        state: inForce ? (inForce.retired ? '已停用' : '现行') : '未生效',
        coming:
          next && next !== shown ? { version: next.version, effectiveFrom: next.effectiveFrom, retired: next.retired === true } : null,
        draft: draft ? { id: draft.id, state: draftStates[draft.status as DraftState], by: draft.editedByName } : null,
      }
    })
    const begun = drafts.filter((row) => !codes.includes(row.code)).map((row) => begunRow(row, departments))
    const [all, things] = [everything.filter((row) => !isJoint(row)), everything.filter(isJoint)]
    const asked = words.trim().toLowerCase()
    const found = (row: CatalogueRow) => !asked || row.code.toLowerCase().includes(asked) || row.name.toLowerCase().includes(asked)
    const rows = (joint ? things : onlyDrafts ? [...everything, ...begun] : all).filter(
      (row) =>
        found(row) &&
        (!authority || row.authority === authority) &&
        (!kind || row.kind === kind) &&
        (!group || row.group === group) &&
        (!onlyDrafts || row.draft !== null),
    )
    return {
      rows,
      groups: [...new Set(all.map((row) => row.group))],
      /** What a new matter or 一件事 is begun from, and a code that is free for the latter. */
      choices: {
        departments: [...departments].map(([value, label]) => ({ value, label })),
        matters: all.filter((row) => row.state === '现行').map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
        freeCode: freeCode(
          'OT-',
          [...things, ...begun].map((row) => row.code),
        ),
      },
      counts: {
        ...{ all: all.length, joint: things.length },
        drafts: everything.filter((row) => row.draft).length + begun.length,
        ...(Object.fromEntries(authorities.map((one) => [one, all.filter((row) => row.authority === one).length])) as Record<
          (typeof authorities)[number],
          number
        >),
      },
    }
  },
})

/** A draft of a code that has no version yet. */
function begunRow(row: DefinitionDraft, departments: ReadonlyMap<string, string>): CatalogueRow {
  const said = (key: string) => {
    const value = (row.body as Record<string, unknown>)[key]
    return typeof value === 'string' ? value : ''
  }
  const line = said('line') || said('department')
  return {
    ...{ code: row.code, name: row.name, authority: said('authority'), kind: said('kind'), group: said('group'), line },
    ...{ department: departments.get(line) ?? line, version: 0, effectiveFrom: '', promiseDays: 0, situations: 0, materials: 0 },
    ...{ reserved: false, unchecked: 0, state: '新起草', coming: null },
    draft: { id: row.id, state: draftStates[row.status as DraftState], by: row.editedByName },
  }
}

const isJoint = ({ code }: Pick<CatalogueRow, 'code'>) => kindOf(code) === 'one_thing'

const laterFirst = (left: { effectiveFrom: string; version: number }, right: { effectiveFrom: string; version: number }) =>
  left.effectiveFrom === right.effectiveFrom ? right.version - left.version : left.effectiveFrom < right.effectiveFrom ? 1 : -1
