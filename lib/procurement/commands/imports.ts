import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { attachFile } from '@/lib/platform/files/attach'
import { newId } from '@/lib/platform/id'
import type { MappingLine } from '../mapping/lines'

/** How procurement data come: a file of releases, a filled template, a call of the interface, a page, a table of the enterprise's own. */
export const importFormats = {
  ocds: '开放采购数据',
  workbook: '填报模板',
  push: '接口推送',
  form: '在线填报',
  mapped: '自有表格',
} as const
export type ImportFormat = keyof typeof importFormats
const formatCodes = Object.keys(importFormats) as [ImportFormat, ...ImportFormat[]]

const beginSchema = z.object({
  name: z.string().trim().min(1).max(200),
  size: z
    .number()
    .int()
    .min(1, '文件是空的')
    .max(2 ** 31 - 1),
  sm3: z.string().regex(/^[0-9a-f]{64}$/),
  storageKey: z.string().max(200),
  format: z.enum(formatCodes).default('ocds'),
  /** The mapping under which a table of the enterprise's own is read. */
  mappingId: z.uuid().optional(),
})

/** The mapping as an import keeps it: what is changed in it later does not change what is being read. */
export type KeptMapping = { system: string; lines: MappingLine[] }

/** Takes stored bytes of releases, of a filled template or of a table under a mapping in hand; the worker reads them line by line. */
export const beginImport = defineCommand({
  name: 'beginImport',
  permission: 'procurement.report',
  input: beginSchema,
  run: async (context, { storageKey, mappingId, ...rest }) => {
    const { orgId } = context.actor
    const stored = { ...rest, key: storageKey, orgId }
    if (!mappingId) return storeImport(context, stored)
    const mapping = await context.tx.procurementMapping.findFirst({
      where: { id: mappingId, orgId },
      select: { system: true, lines: true },
    })
    if (!mapping) throw new Refusal('not_found', '没有这个字段映射，请刷新后重新选择。')
    return storeImport(context, { ...stored, format: 'mapped', mapping: mapping as KeptMapping })
  },
})

type Stored = { name: string; size: number; sm3: string; key: string; format: ImportFormat; orgId: string; mapping?: KeptMapping }

/** Notes an import of stored bytes with their file, inside the command that has them. Throws Refusal when too many wait. */
export async function storeImport(context: CommandContext, { key, orgId, ...given }: Stored): Promise<{ id: string }> {
  const { tx, actor, now } = context
  const { name, size, sm3, format } = given
  await mayBegin(context, format, orgId)
  const [id, file] = [newId(), newId()]
  await noteImport(context, { ...given, id, storageKey: key, fileId: file, orgId })
  await tx.storedFile.create({
    data: {
      ...{ id: file, name, size: BigInt(size), mime: mimeOf(format, name), sm3, storageKey: key, orgId },
      ...{ uploadedBy: actor.userId, uploadedAt: now, ownerKind: 'import', ownerId: id },
    },
  })
  return { id }
}

/** Takes a finished transfer of the asking person in hand; asked again it tells of the same import. */
export const importTransfer = defineCommand({
  name: 'importTransfer',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async (context, { id: fileId }) => {
    const { tx, actor } = context
    const file = await tx.storedFile.findFirst({ where: { id: fileId, uploadedBy: actor.userId } })
    if (!file) throw new Refusal('not_found', '传输不存在、尚未收全或已过期：请先发完全部内容。')
    if (file.ownerKind === 'import' && file.ownerId) return { id: file.ownerId }
    const format = formatOf(file.name)
    await mayBegin(context, format, actor.orgId)
    const id = newId()
    const { name, sm3, storageKey } = file
    await noteImport(context, { id, name, size: Number(file.size), sm3, storageKey, format, fileId, orgId: actor.orgId })
    await attachFile(tx, { fileId, ownerKind: 'import', ownerId: id, orgId: actor.orgId, line: null })
    return { id }
  },
})

/** Stops an import between two batches; what was taken in stays. */
export const stopImport = defineCommand({
  name: 'stopImport',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, audit }, { id }) => {
    if (!(await tx.procurementImport.findUnique({ where: { id }, select: { id: true } })))
      throw new Refusal('not_found', '没有这次导入，或者您无权处理。')
    const { count } = await tx.procurementImport.updateMany({
      where: { id, status: { in: ['queued', 'running'] } },
      data: { stopAsked: true },
    })
    if (count === 0) throw new Refusal('conflict', '这次导入已经结束，或者不存在。')
    audit({ subjectKind: 'procurement-import', subjectId: id })
    return { id }
  },
})

/** What a file of that name is taken for. */
export const formatOf = (name: string): ImportFormat => (/\.xlsx$/i.test(name) ? 'workbook' : 'ocds')

function mimeOf(format: ImportFormat, name: string): string {
  if (format === 'mapped' && !/\.xlsx$/i.test(name)) return 'text/csv'
  return format === 'workbook' || format === 'mapped'
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'application/json'
}

/** So many files at a time; calls of the interface are small and may queue. */
const mostFiles = 3
const mostPushes = 100

async function mayBegin({ tx }: CommandContext, format: ImportFormat, orgId: string): Promise<void> {
  const small: string[] = ['push', 'form']
  const pushed = small.includes(format)
  const open = { orgId, status: { in: ['queued', 'running'] } }
  const waiting = await tx.procurementImport.count({ where: { ...open, format: pushed ? { in: small } : { notIn: small } } })
  if (pushed && waiting >= mostPushes) throw new Refusal('too_many', `本单位已有 ${mostPushes} 批推送等待导入，请稍后再发。`)
  if (!pushed && waiting >= mostFiles) throw new Refusal('conflict', '本单位已有三份数据正在导入，请等待完成或者停止其中一份。')
}

type Noted = {
  id: string
  name: string
  size: number
  sm3: string
  storageKey: string
  format: ImportFormat
  fileId: string
  orgId: string
  mapping?: KeptMapping
}

async function noteImport({ tx, actor, now, audit, emit }: CommandContext, noted: Noted): Promise<void> {
  const { id, name, size, sm3, storageKey, format, fileId, orgId, mapping } = noted
  await tx.procurementImport.create({
    data: {
      ...{ id, orgId, format, name, digest: sm3, fileId, status: 'queued', ...(mapping ? { mapping } : {}) },
      ...{ byId: actor.userId, byName: actor.name, at: now },
    },
  })
  audit({
    subjectKind: 'procurement-import',
    subjectId: id,
    detail: { name, size, sm3, format, ...(mapping ? { system: mapping.system } : {}) },
  })
  emit('procurement.import', { subjectKind: 'procurement_import', subjectId: id, orgId, data: { storageKey, format } })
}
