import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'
import { params } from '../params'

export type ParameterRow = {
  code: string
  label: string
  type: string
  unit: string | null
  default: string
  origin: string
  /** In force today for everybody; null = the default. */
  value: string | null
  since: string | null
  /** Enterprises with a value of their own today. */
  own: number
}

const words = (value: string | readonly string[]) => (typeof value === 'string' ? value : value.join('、'))

/** Every figure of the rules that can be set, with what is in force. */
export const parameterList = defineQuery({
  name: 'parameterList',
  permission: 'parameter.manage',
  input: z.object({}),
  run: async ({ tx, now }) => {
    const today = shanghaiDate(now)
    const set = await tx.$queryRaw<{ code: string; org_id: string | null; value: string; effective_from: string }[]>`
      select distinct on (code, org_id) code, org_id::text, value, effective_from from parameter
      where effective_from <= ${today} order by code, org_id, effective_from desc, created_at desc`
    return Object.entries(params).map(([code, param]): ParameterRow => {
      const common = set.find((row) => row.code === code && row.org_id === null)
      return {
        ...{ code, label: param.label, type: param.type, unit: param.unit ?? null, origin: param.origin, default: words(param.default) },
        value: common?.value ?? null,
        since: common?.effective_from ?? null,
        own: set.filter((row) => row.code === code && row.org_id !== null).length,
      }
    })
  },
})

/** One figure with everything that was ever set, newest first. */
export const parameterRecord = defineQuery({
  name: 'parameterRecord',
  permission: 'parameter.manage',
  input: z.object({ code: z.string().max(60) }),
  run: async ({ tx, now }, { code }) => {
    const param = Object.hasOwn(params, code) ? params[code] : undefined
    if (!param) throw new Refusal('not_found', '没有这个参数。')
    const rows = await tx.parameter.findMany({ where: { code }, orderBy: [{ effectiveFrom: 'desc' }, { createdAt: 'desc' }] })
    const orgs = await tx.org.findMany({
      where: { id: { in: rows.flatMap((row) => (row.orgId ? [row.orgId] : [])) } },
      select: { id: true, name: true },
    })
    const by = await tx.userAccount.findMany({
      where: { id: { in: rows.flatMap((row) => (row.createdBy ? [row.createdBy] : [])) } },
      select: { id: true, name: true },
    })
    return {
      ...{ code, label: param.label, type: param.type, unit: param.unit ?? null, origin: param.origin, default: words(param.default) },
      /** Lists belong to the definitions of matters and are not set here. */
      settable: typeof param.default === 'string',
      today: shanghaiDate(now),
      history: rows.map((row) => ({
        id: row.id,
        orgId: row.orgId,
        orgName: row.orgId ? (orgs.find((org) => org.id === row.orgId)?.name ?? '') : null,
        value: row.value,
        effectiveFrom: row.effectiveFrom,
        note: row.note,
        createdAt: row.createdAt.toISOString(),
        createdBy: by.find((user) => user.id === row.createdBy)?.name ?? null,
      })),
    }
  },
})
