import { createHash } from 'node:crypto'
import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { attachMaterial } from '@/lib/matters/commands/materials'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { matterVersion } from '@/lib/matters/definitions'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { sampleValues } from '@/lib/matters/sample'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { rng } from '@/prisma/seed/rng'
import { actorOf, taskOf } from './clerks'

// A process that files one matter after another and is killed in the middle of it (tests/integration/kill.test.ts). Every step has a
// key made of slot and number, so that its successor takes the same way and finds what is already done.
const [url = '', slot = '', login = '', count = '0'] = process.argv.slice(2)
const matter = 'GZ-CQ-05'

const idFrom = (text: string) => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function uploaded(actor: Actor, id: string, name: string): Promise<string> {
  const row = { id, name, size: 10n, mime: 'application/pdf', sm3: id.replaceAll('-', '').repeat(2), storageKey: `test/${id}` }
  await asSystem('测试附件', (tx) =>
    tx.storedFile.createMany({
      data: [{ ...row, orgId: actor.orgId, uploadedBy: actor.userId, uploadedAt: new Date() }],
      skipDuplicates: true,
    }),
  )
  return id
}

async function valuesFor(id: string, actor: Actor, seed: string): Promise<FormValues> {
  return asSystem('测试取数', async (tx) => {
    const filing = await tx.filing.findUniqueOrThrow({ where: { id } })
    const version = await matterVersion(tx, filing.definitionId)
    const orgs = await tx.org.findMany({ where: { kind: 'enterprise' }, orderBy: { code: 'asc' } })
    const below = (org: (typeof orgs)[number]) => (org.id === filing.orgId ? 0 : org.parentId === filing.orgId ? 1 : 2)
    orgs.sort((a, b) => below(a) - below(b))
    const [applicant, target, ...others] = orgs.map((org) => ({ id: org.id, name: org.name, uscc: org.code }))
    const context = {
      today: shanghaiDate(new Date()),
      applicant: applicant!,
      target: target!,
      others,
      contact: actor.name,
      people: ['周示例', '吴示例'],
    }
    return { ...sampleValues(version.matter, rng(seed), context), applicant_org: filing.orgId }
  })
}

async function submit(actor: Actor, name: string): Promise<void> {
  const step = (word: string) => ({ key: `${name}-${word}` })
  const { id } = await runCommand(createFiling, actor, { matter }, step('create'))
  const values = await valuesFor(id, actor, name)
  const first = await runCommand(saveDraft, actor, { id, version: 1, values }, step('save'))
  const record = await runQuery(filingRecord, actor, { id })
  const supplied = record.matter.form.fields.flatMap((field) => {
    const fact = field.source ? record.facts[field.source.fact] : undefined
    return fact === undefined ? [] : [[field.key, fact]]
  })
  await runCommand(saveDraft, actor, { id, version: first.version, values: { ...values, ...Object.fromEntries(supplied) } }, step('more'))
  for (const { key } of (await runQuery(precheck, actor, { id })).missing) {
    const fileId = await uploaded(actor, idFrom(`${name} ${key}`), `${key}.pdf`)
    await runCommand(attachMaterial, actor, { id, key, fileId }, step(`file-${key}`))
  }
  const taskId = await taskOf(id, 'e_fill')
  await runCommand(actOnFiling, actor, { taskId, action: 'submit' }, step('submit'))
  process.stdout.write(`done ${name} ${id}\n`)
}

connectDatabase(url, 4)
const actor = await actorOf(login)
process.stdout.write('ready\n')
for (let number = 0; number < Number(count); number++) await submit(actor, `${slot}-${number}`)
await closeDatabase()
