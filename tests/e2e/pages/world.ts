import { openListDraft } from '@/lib/investment/lists/commands'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { createApiKey } from '@/lib/openapi/commands/keys'
import { runCommand } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { proposePsi } from '@/lib/procurement/commands/psi'
import { idOf } from '../../support/accounts'
import { actorOf } from '../../support/clerks'

/** Records of the seeded world that pages are opened with; `other…` belong to enterprises that 城投集团 cannot see. */
export type World = {
  concluded: string
  draft: string
  careerDraft: string
  catalogueDraft: string
  apiKey: string
  otherFiling: string
  org: string
  otherOrg: string
  circular: string
  user: string
  staff: string
  districtStaff: string
  otherUser: string
  /** An issued measure of the group, and one of an enterprise it cannot see. */
  measure: string
  otherMeasure: string
  /** A tender of the group with findings, its case, the supplier that won it, the run that found them; a tender it cannot see. */
  tender: string
  riskCase: string
  supplier: string
  /** Who bought it, and an expert who sat somewhere. */
  buyer: string
  expert: string
  riskRun: string
  procurementImport: string
  /** A private comparison that the group proposed to another one. */
  comparison: string
  otherTender: string
  /** A payment of one of the group's contracts. */
  payment: string
  /** A property transaction of the group or of one below it. */
  trade: string
  /** An e-bidding platform of the group or of one below it. */
  platform: string
  /** An accepted statement of the group. */
  statement: string
  /** A submission in which statements of the group came. */
  batch: string
  /** A statement of the group that is due and that nobody has begun. */
  dueStatement: string
  /** A bank account of the group and one of its payments in the monitoring list. */
  bankAccount: string
  paymentAlert: string
  /** A project of the group under way, and its plan in force. */
  investProject: string
  investPlan: string
  /** Drafts of the group's catalogue of main businesses and of the negative list. */
  businessDraft: string
  clauseDraft: string
  nothing: string
}

/** Picks the records once; the same seed gives the same ones. */
export async function worldOf(): Promise<World> {
  const key = await runCommand(createApiKey, await actorOf('ct-admin'), {
    name: '示例办公系统',
    userId: await idOf('ct-fill'),
    scopes: ['matter.read'],
    expiresOn: addDays(shanghaiDate(new Date()), 30),
  })
  const { name: other } = await asSystem('测试取数', (tx) =>
    tx.org.findFirstOrThrow({
      where: { kind: 'enterprise', level: 1, shortName: { not: '城投集团' }, owner: 'city' },
      orderBy: { name: 'asc' },
    }),
  )
  const comparison = await runCommand(proposePsi, await actorOf('ct-pur'), { other, purpose: '排查共同的供应商', mode: 'codes' })
  const planner = await actorOf('ghfz-officer')
  const { orgId: own } = await actorOf('ct-fill')
  const businessDraft = await runCommand(openListDraft, planner, { kind: 'main_business', orgId: own })
  const clauseDraft = await runCommand(openListDraft, planner, { kind: 'negative_list' })
  const career = await runCommand(createFiling, await actorOf('rsc-officer'), { matter: 'OT-13' })
  return asSystem('测试取数', async (tx) => {
    const userOf = async (login: string) => (await tx.userAccount.findUniqueOrThrow({ where: { login } })).id
    const group = await tx.org.findFirstOrThrow({ where: { shortName: '城投集团' } })
    const other = await tx.org.findFirstOrThrow({ where: { kind: 'enterprise', level: 1, id: { not: group.id }, owner: 'city' } })
    const filler = await userOf('ct-fill')
    const concluded = await tx.filing.findFirstOrThrow({
      where: { orgId: group.id, status: 'concluded', line: 'CQGL' },
      orderBy: { id: 'asc' },
    })
    const draft = await tx.filing.findFirstOrThrow({
      where: { orgId: group.id, status: 'filling', updatedBy: filler },
      orderBy: { id: 'asc' },
    })
    const otherFiling = await tx.filing.findFirstOrThrow({ where: { orgId: other.id, status: 'concluded' }, orderBy: { id: 'asc' } })
    const measure = await ownMeasure(tx, group, concluded.id)
    const otherMeasure = await tx.lenienceMeasure.findFirstOrThrow({
      where: { orgId: { not: group.id }, status: 'proposed' },
      orderBy: { id: 'asc' },
    })
    const catalogueDraft = await tx.definitionDraft.findFirstOrThrow({ where: { kind: 'matter' }, orderBy: { id: 'asc' } })
    const circular = await tx.circular.findFirstOrThrow({ where: { audience: 'all' }, orderBy: { id: 'asc' } })
    return {
      concluded: concluded.id,
      draft: draft.id,
      careerDraft: career.id,
      businessDraft: businessDraft.id,
      clauseDraft: clauseDraft.id,
      comparison: comparison.id,
      catalogueDraft: catalogueDraft.id,
      apiKey: key.id,
      otherFiling: otherFiling.id,
      org: group.id,
      otherOrg: other.id,
      circular: circular.id,
      user: await userOf('cqgl-officer'),
      staff: await userOf('ct-check'),
      districtStaff: await userOf('huangdao-officer'),
      otherUser: await userOf('huangdao-qy-fill'),
      measure: measure.id,
      otherMeasure: otherMeasure.id,
      ...(await bought(tx, group.id)),
      ...(await banked(tx, group.id)),
      ...(await invested(tx, group.id)),
      procurementImport: (await imported(tx, group.id)).id,
      statement: (
        await tx.statement.findFirstOrThrow({
          where: { orgId: group.id, scope: 'consolidated' },
          orderBy: [{ period: 'desc' }, { id: 'asc' }],
        })
      ).id,
      batch: (await tx.statementIntake.findFirstOrThrow({ where: { orgId: group.id, kind: 'former' }, orderBy: { id: 'asc' } })).batchId,
      dueStatement: (
        await tx.task.findFirstOrThrow({
          where: { orgId: group.id, subjectKind: 'statement-due', status: 'open' },
          orderBy: [{ stepKey: 'desc' }, { id: 'asc' }],
        })
      ).id,
      nothing: '00000000-0000-7000-8000-000000000000',
    }
  })
}

/** An issued measure of the enterprise that looks, whoever was late in the seed. */
async function ownMeasure(tx: Tx, group: { id: string; shortName: string }, recordId: string) {
  const there = await tx.lenienceMeasure.findFirst({ where: { orgId: group.id, issuedAt: { not: null } } })
  if (there) return there
  const other = await tx.lenienceMeasure.findFirstOrThrow({ where: { issuedAt: { not: null } }, orderBy: { id: 'asc' } })
  const own = { id: newId(), orgId: group.id, orgName: group.shortName, recordId, number: null }
  return tx.lenienceMeasure.create({ data: { ...other, ...own, body: other.body as object } })
}

/** The gravest case of the group with its tender, and a tender of somebody else. */
async function bought(tx: Tx, groupId: string) {
  const below = (await tx.orgClosure.findMany({ where: { ancestorId: groupId, toDate: null }, select: { orgId: true } })).map(
    ({ orgId }) => orgId,
  )
  const riskCase = await tx.riskCase.findFirstOrThrow({
    where: { orgId: { in: below }, tenderId: { not: null }, kind: 'group' },
    orderBy: [{ points: 'desc' }, { id: 'asc' }],
  })
  const tender = await tx.tender.findUniqueOrThrow({ where: { tenderId: riskCase.tenderId ?? '' } })
  const other = await tx.tender.findFirstOrThrow({ where: { orgId: { notIn: below } }, orderBy: { tenderId: 'asc' } })
  const payment = await tx.payment.findFirstOrThrow({ where: { orgId: { in: below } }, orderBy: { paymentId: 'asc' } })
  const trade = await tx.propertyTrade.findFirstOrThrow({ where: { orgId: { in: below } }, orderBy: { id: 'asc' } })
  const platform = await tx.ebsPlatform.findFirstOrThrow({ where: { orgId: { in: below } }, orderBy: { id: 'asc' } })
  const seat = await tx.evaluator.findFirstOrThrow({ orderBy: { evaluatorId: 'asc' } })
  const run = await tx.riskRun.findFirstOrThrow({ where: { kind: 'nightly' }, orderBy: { askedAt: 'desc' } })
  return {
    tender: tender.tenderId,
    riskCase: riskCase.id,
    supplier: tender.winnerId ?? riskCase.partyIds[0]!,
    buyer: tender.orgId,
    expert: seat.expertId,
    riskRun: run.id,
    otherTender: other.tenderId,
    payment: payment.paymentId,
    trade: trade.id,
    platform: platform.id,
  }
}

/** A bank account of the group, and the newest payment of its own or of one below it that is to be looked at. */
async function banked(tx: Tx, groupId: string) {
  const below = (await tx.orgClosure.findMany({ where: { ancestorId: groupId, toDate: null }, select: { orgId: true } })).map(
    ({ orgId }) => orgId,
  )
  const account = await tx.treasuryAccount.findFirstOrThrow({ where: { orgId: groupId, kind: '基本' } })
  const alert = await tx.treasuryAlert.findFirstOrThrow({ where: { orgId: { in: below } }, orderBy: [{ at: 'desc' }, { id: 'asc' }] })
  return { bankAccount: account.id, paymentAlert: alert.id }
}

/** A project of the group's own that is under way, and its newest confirmed plan. */
async function invested(tx: Tx, orgId: string) {
  const project = await tx.investProject.findFirstOrThrow({ where: { orgId, state: '在建' }, orderBy: { code: 'asc' } })
  const plan = await tx.investPlan.findFirstOrThrow({
    where: { orgId, status: 'confirmed' },
    orderBy: [{ year: 'desc' }, { number: 'desc' }],
  })
  return { investProject: project.id, investPlan: plan.id }
}

const imported = (tx: Tx, orgId: string) =>
  tx.procurementImport.create({
    data: {
      id: newId(),
      orgId,
      format: 'ocds',
      name: '采购数据.json',
      digest: '',
      status: 'done',
      lines: 3,
      kept: 2,
      faulty: 1,
      byId: newId(),
      byName: '丁采薇',
      at: new Date(),
    },
  })

/** Waits until the models have been over the seeded market once; throws when the run ended in another way, so that nobody waits for it. */
export async function nightIsOver(): Promise<void> {
  for (;;) {
    const nights = await asSystem('测试等待', (tx) => tx.riskRun.findMany({ where: { kind: 'nightly' }, orderBy: { askedAt: 'asc' } }))
    if (nights.some(({ status }) => status === 'done')) return
    const ended = nights.find(({ status }) => ['failed', 'cancelled'].includes(status))
    if (ended) throw new Error(`The nightly run ${ended.id} ended as ${ended.status}: ${ended.error ?? 'no reason was noted'}`)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}
