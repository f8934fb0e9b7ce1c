import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { mostMessageBytes, type Round } from '../psi/message'
import { base64Schema, fromBase64 } from '../psi/own-file'
import { openRounds, type PsiRow, psiRow, sideOf } from '../psi/session'

/** Proposes a comparison to another enterprise: what for, and what both would learn. Nothing of a list is needed for that. */
export const proposePsi = defineCommand({
  name: 'proposePsi',
  permission: 'procurement.report',
  input: z.object({
    other: z.string().trim().min(2, '请填写对方企业的全称、简称或代码').max(100),
    purpose: z.string().trim().min(4, '请写明比对用途，至少 4 个字').max(200),
    mode: z.enum(['codes', 'size'], '请选择双方可以得知什么'),
  }),
  run: async (context, { other, purpose, mode }) => {
    const { tx, actor, now, audit } = context
    const found = await tx.$queryRaw<{ id: string; name: string; short_name: string; code: string }[]>`
      select id::text, name, short_name, code from app.org_directory(${other}, 50)`
    const exact = found.filter(({ name, short_name, code }) => [name, short_name, code].includes(other))
    const named = exact.length > 0 ? exact : found
    if (named.length === 0) throw wrongOther(`没有名称或代码为“${other}”的企业，请核对。`)
    if (named.length > 1)
      throw wrongOther(
        `“${other}”对应 ${named.length} 家企业：${named
          .slice(0, 5)
          .map(({ name }) => name)
          .join('、')}，请填写全称。`,
      )
    const [{ id: otherOrgId, name: otherOrgName }] = named as [(typeof named)[0]]
    if (otherOrgId === actor.orgId) throw wrongOther('不能与本单位自己比对。')
    const own = await tx.org.findUnique({ where: { id: actor.orgId }, select: { name: true } })
    const id = newId()
    await tx.psiSession.create({
      data: {
        ...{ id, purpose, mode, askerOrgId: actor.orgId, askerOrgName: own?.name ?? '', otherOrgId, otherOrgName },
        ...{ status: 'proposed', askedByName: actor.name, askedAt: now },
      },
    })
    audit({ subjectKind: 'psi-session', subjectId: id, orgId: actor.orgId, detail: { mode, otherOrgId } })
    tell(context, { id, orgId: otherOrgId, title: '有企业请求与本单位隐私比对供应商名单', body: purpose })
    return { id }
  },
})

/** The other enterprise agrees to the comparison and to what both will learn, or does not. */
export const answerPsi = defineCommand({
  name: 'answerPsi',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), agree: z.boolean() }),
  run: async (context, { id, agree }) => {
    const { tx, actor, now, audit } = context
    const session = await psiRow(tx, id)
    if (sideOf(session, actor.orgId) !== 'b' || session.status !== 'proposed') throw new Refusal('conflict', '这次比对不在等本单位答复。')
    await move(context, session, { status: agree ? 'running' : 'refused', answeredByName: actor.name, answeredAt: now })
    audit({ subjectKind: 'psi-session', subjectId: id, orgId: actor.orgId, detail: { agree } })
    const title = agree ? '对方已同意隐私比对，请计算并发送第一步' : '对方没有同意隐私比对'
    tell(context, { id, orgId: session.askerOrgId, title, body: session.purpose })
    return { id }
  },
})

/**
 * Takes the message of the next round from the side whose turn it is. It is kept for the other side as it came; the platform reads only its
 * length. After the third the comparison is done.
 */
export const sendPsiMessage = defineCommand({
  name: 'sendPsiMessage',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), round: z.union([z.literal(1), z.literal(2), z.literal(3)]), message: base64Schema }),
  run: async (context, { id, round, message }) => {
    const { tx, actor, now, audit } = context
    const session = await psiRow(tx, id)
    const body = fromBase64(message)
    if (session.status !== 'running') throw new Refusal('conflict', '这次比对不在进行中。')
    if (round !== session.round + 1 || openRounds[sideOf(session, actor.orgId)].includes(round) === false)
      throw new Refusal('conflict', '这一步不是本单位现在该发送的，请刷新页面。')
    const elements = lengthOf(round, body.length)
    if (elements === undefined) throw new Refusal('invalid', '消息的长度不对：请发送由本页面或命令行算出的消息文件。')
    await tx.psiMessage.create({ data: { sessionId: id, round, body: Buffer.from(body), byName: actor.name, at: now } })
    await move(context, session, { round, ...(round === 3 ? { status: 'done' } : {}) })
    audit({ subjectKind: 'psi-session', subjectId: id, orgId: actor.orgId, detail: { round, elements } })
    const orgId = sideOf(session, actor.orgId) === 'a' ? session.otherOrgId : session.askerOrgId
    const title = round === 3 ? '隐私比对已完成，可以在本机得出结果' : '隐私比对轮到本单位计算'
    tell(context, { id, orgId, title, body: session.purpose })
    return { id, round }
  },
})

/** Either side ends a comparison: its messages are deleted, so that nothing can be worked out any more. */
export const endPsi = defineCommand({
  name: 'endPsi',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async (context, { id }) => {
    const { tx, actor, now, audit } = context
    const session = await psiRow(tx, id)
    if (['refused', 'ended'].includes(session.status)) throw new Refusal('conflict', '这次比对已经结束。')
    await tx.psiMessage.deleteMany({ where: { sessionId: id } })
    await move(context, session, { status: 'ended', endedByName: actor.name, endedAt: now })
    audit({ subjectKind: 'psi-session', subjectId: id, orgId: actor.orgId, detail: { round: session.round } })
    const orgId = sideOf(session, actor.orgId) === 'a' ? session.otherOrgId : session.askerOrgId
    tell(context, { id, orgId, title: '对方已结束隐私比对', body: session.purpose })
    return { id }
  },
})

const wrongOther = (message: string) => new Refusal('invalid', message, { other: message })

type Change = { status?: string; round?: number; answeredByName?: string; answeredAt?: Date; endedByName?: string; endedAt?: Date }

/** Changes what nobody changed meanwhile. */
async function move({ tx }: CommandContext, session: PsiRow, data: Change): Promise<void> {
  const { count } = await tx.psiSession.updateMany({ where: { id: session.id, status: session.status, round: session.round }, data })
  if (count === 0) throw new Refusal('stale', '这次比对刚刚有了变化，请刷新页面。')
}

/** How many elements a message of this length holds; undefined when it is none: the first holds whole elements, the others are sealed. */
function lengthOf(round: Round, length: number): number | undefined {
  const elements = (length - 32 - (round === 1 ? 0 : 40)) / 32
  return Number.isInteger(elements) && elements >= 1 && length <= mostMessageBytes ? elements : undefined
}

function tell({ emit }: CommandContext, { id, orgId, title, body }: { id: string; orgId: string; title: string; body: string }): void {
  emit('psi.moved', { subjectKind: 'psi-session', subjectId: id, orgId, data: { title, body } })
}
