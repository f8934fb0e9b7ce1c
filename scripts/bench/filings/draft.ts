import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { attachMaterial } from '@/lib/matters/commands/materials'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { sampleValues } from '@/lib/matters/sample'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { rng } from '@/prisma/seed/rng'

/** A filing of the matter that is ready to be submitted: form filled in, materials uploaded. Gives its id. */
export async function readyDraft(matterCode: string, filler: Actor): Promise<string> {
  const { id } = await runCommand(createFiling, filler, { matter: matterCode })
  const { filing, matter } = await runQuery(filingRecord, filler, { id })
  const orgs = await asSystem('性能测量取数', (tx) =>
    tx.org.findMany({ where: { OR: [{ id: filing.orgId }, { parentId: filing.orgId }] }, orderBy: { level: 'asc' }, take: 4 }),
  )
  const [applicant, target, ...others] = orgs.map((org) => ({ id: org.id, name: org.name, uscc: org.code }))
  if (!applicant || !target) throw new Error('The applicant has no enterprise below it')
  const names = { applicant, target, others, contact: filler.name, people: ['周示例', '吴示例', '郑示例'] }
  const sample = sampleValues({ ...matter, kind: matter.kind }, rng(matterCode), { today: shanghaiDate(new Date()), ...names })
  const first = await runCommand(saveDraft, filler, { id, version: filing.version, values: { ...sample, applicant_org: filing.orgId } })
  // What the base knows now that applicant and target are named, as the form would show it to the person.
  const supplied: FormValues = {}
  for (const { key, source } of matter.form.fields) {
    const fact = source ? first.facts[source.fact] : undefined
    if (fact !== undefined) supplied[key] = fact as FormValues[string]
  }
  const values = { ...sample, applicant_org: filing.orgId, ...supplied }
  await runCommand(saveDraft, filler, { id, version: first.version, values })
  const { missing } = await runQuery(precheck, filler, { id })
  for (const { key, name } of missing) await runCommand(attachMaterial, filler, { id, key, fileId: await uploadedFile(filler, name) })
  return id
}

/** A file as after its upload; its bytes are of no matter to what is measured. */
async function uploadedFile({ orgId, userId }: Actor, name: string): Promise<string> {
  const id = newId()
  const sm3 = id.replaceAll('-', '').repeat(2)
  const file = { id, name: `${name.slice(0, 20)}.pdf`, size: 10n, mime: 'application/pdf', sm3, storageKey: `bench/${id}` }
  await asSystem('性能测量附件', (tx) => tx.storedFile.create({ data: { ...file, orgId, uploadedBy: userId, uploadedAt: new Date() } }))
  return id
}
