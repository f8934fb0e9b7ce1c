import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** A registered decision (GZ-ZH-01) of an enterprise as the ledger has it: of a meeting on one day, arrived on another. Gives its id. */
export async function lateReport(orgId: string, title: string, meeting: string, arrived: string): Promise<string> {
  const id = newId()
  const arrivedAt = new Date(`${arrived}T10:00:00+08:00`)
  await asSystem('测试办件', async (tx) => {
    const org = await tx.org.findUniqueOrThrow({ where: { id: orgId } })
    const definition = await tx.definition.findFirstOrThrow({ where: { code: 'GZ-ZH-01' } })
    const matter = definition.body as { name: string; line: string; kind: string }
    await tx.filing.create({
      data: {
        ...{
          id,
          number: `青国资办〔2026〕测${id.slice(-10)}`,
          definitionId: definition.id,
          matterCode: 'GZ-ZH-01',
          matterName: matter.name,
          kind: matter.kind,
        },
        ...{ title, orgId, orgName: org.name, line: matter.line, adcode: '370200', values: { meeting_date: meeting }, status: 'concluded' },
        ...{ stepName: '已办结', promiseDays: 5, createdAt: arrivedAt, updatedAt: arrivedAt, arrivedAt, updatedByName: '测试' },
        ...{ createdBy: newId(), updatedBy: newId() },
      },
    })
  })
  return id
}
