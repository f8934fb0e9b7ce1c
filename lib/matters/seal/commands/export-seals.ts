import { defineCommand } from '@/lib/platform/command'
import { sealFilterSchema, sealRegister } from '../queries/register'

/** Most lines of one export of the register. */
export const sealExportCap = 5000

/** The lines of a filter of the register for a workbook, newest first. The export itself is audited. */
export const exportSeals = defineCommand({
  name: 'exportSeals',
  permission: 'seal.read',
  input: sealFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await sealRegister.run({ tx, actor, now }, { ...filter, size: sealExportCap, cursor: undefined })
    audit({ subjectKind: 'seal_use', detail: { filter, lines: rows.length } })
    return rows
  },
})
