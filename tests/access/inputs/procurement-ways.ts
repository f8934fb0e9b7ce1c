import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { idOf } from '../../support/accounts'
import { type BusyWorld, mark } from '../../support/busy-world'
import type { Entries } from './entry'

/** An import of enterprise A with one line that could not be read. */
const importWithFault = ({ orgId }: BusyWorld) =>
  asSystem('测试报送', async (tx) => {
    const id = newId()
    const data = {
      id,
      orgId,
      format: 'push',
      name: `${mark}推送`,
      digest: '',
      status: 'done',
      byId: newId(),
      byName: '测试',
      at: new Date(),
    }
    await tx.procurementImport.create({ data })
    await tx.procurementFault.create({ data: { id: newId(), importId: id, line: 3, ref: 'ocds-3', reason: '没有 ocid', text: '' } })
    return id
  })

/** A file that the buyer of enterprise A has sent completely. */
const transferOf = ({ orgId }: BusyWorld) =>
  asSystem('测试传输', async (tx) => {
    await tx.procurementImport.updateMany({ data: { status: 'done' } })
    const id = newId()
    const stored = { size: 3n, mime: 'application/json', sm3: 'a'.repeat(64), storageKey: 'a' }
    await tx.storedFile.create({
      data: { id, name: 'a.jsonl', ...stored, orgId, uploadedBy: await idOf('ct-pur'), uploadedAt: new Date() },
    })
    return id
  })

/** Ways in and out of the data of procurement. */
export const procurementWays: Entries = {
  importFaults: {
    who: 'ct-pur',
    input: async (world) => ({ id: await importWithFault(world) }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length === 1,
  },
  importTransfer: { who: 'ct-pur', input: async (world) => ({ id: await transferOf(world) }) },
}
