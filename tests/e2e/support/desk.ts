import { expect, type Locator, type Page } from '@playwright/test'
import { matterVersion } from '@/lib/matters/definitions'
import { asSystem } from '@/lib/platform/db'
import { actorOfPool, openTasks } from '../../support/clerks'

/** Somebody who may do an open task of a filing, and has not done an earlier one where another can; the step as its matter defines it. */
export async function nextAt(filingId: string, which = 0) {
  const task = (await openTasks(filingId))[which]
  if (!task) throw new Error(`Nothing is open on ${filingId}`)
  const { step, login, done } = await asSystem('测试找人', async (tx) => {
    const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: filingId } })
    const { matter } = await matterVersion(tx, run.definitionId)
    const doers = await tx.task.findMany({ where: { subjectId: filingId, doneBy: { not: null } }, select: { doneBy: true } })
    const holder = task.holderId ? await tx.userAccount.findUniqueOrThrow({ where: { id: task.holderId } }) : null
    return { step: matter.flow.steps.find((one) => one.key === task.stepKey)!, login: holder?.login, done: doers.map((row) => row.doneBy!) }
  })
  const actor = login ? { login } : await actorOfPool(task.pool, done, filingId).catch(() => actorOfPool(task.pool, [], filingId))
  return { login: actor.login, step, pool: task.pool }
}

type Decision = { label: string | RegExp; opinion?: string; signs?: boolean; fill?: (dialog: Locator) => Promise<void>; says?: string }

/** Decides on the page that is open: opinion, the named button, what its dialog asks; waits until the platform says it is done. */
export async function decide(
  page: Page,
  { label, opinion = '经审查，材料齐全，程序合规，同意。', signs = false, fill, says = '已办理' }: Decision,
): Promise<void> {
  const box = page.getByRole('region', { name: '意见', exact: true })
  await box.getByLabel('办理意见').fill(opinion)
  await box.getByRole('button', { name: label, exact: true }).click()
  if (signs) await signByHand(page)
  if (fill) {
    const dialog = page.getByRole('dialog', { name: label })
    await fill(dialog)
    await dialog.getByRole('button', { name: label, exact: true }).click()
  }
  await expect(page.getByText(says, { exact: true }).first()).toBeVisible()
}

/** Writes something like a name on the pad that is open, with the mouse, and sends it. */
export async function signByHand(page: Page): Promise<void> {
  const box = await page.getByTestId('signature-pad').boundingBox()
  if (!box) throw new Error('No pad to sign on')
  for (const [left, top] of [
    [0.2, 0.3],
    [0.45, 0.4],
    [0.65, 0.35],
  ] as const) {
    await page.mouse.move(box.x + box.width * left, box.y + box.height * top)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * (left + 0.1), box.y + box.height * (top + 0.3), { steps: 8 })
    await page.mouse.move(box.x + box.width * (left + 0.18), box.y + box.height * top, { steps: 8 })
    await page.mouse.up()
  }
  await page.getByRole('dialog', { name: '签名' }).getByRole('button', { name: '签名并提交' }).click()
}

/** What the dialogs of some steps ask, and what the platform says afterwards; nothing for a plain pass. */
export const asked: Record<string, Pick<Decision, 'fill' | 'says' | 'signs'>> = {
  lead: { signs: true },
  e_head: {
    fill: async (dialog) => {
      await dialog.getByLabel(/^我承诺/).check()
    },
  },
  meeting: {
    fill: async (dialog) => {
      await dialog.getByLabel(/^结果/).selectOption({ label: '通过（批准）' })
      await dialog.getByLabel(/^依据文件/).fill('委主任办公会纪要〔2026〕12号')
    },
    says: '结果已登记',
  },
  follow_up: { says: '已提交' },
  issue: { fill: async () => undefined, says: '已办结，文书正在制发' },
}

/** Hands in what is filled in, in the browser. */
export async function submit(page: Page, filingId: string, label = '提交审核'): Promise<void> {
  await page.goto(`/ent/filings/${filingId}/edit`)
  await page.getByRole('button', { name: label }).click()
  await expect(page).toHaveURL(new RegExp(`/ent/filings/${filingId}$`))
}

/** Carries a filing through every decision in the browser, each by whoever may, until it ends or stands at `until`; gives the steps. */
export async function decideAll(seat: (login: string) => Promise<Page>, filingId: string, until?: string): Promise<string[]> {
  const passed: string[] = []
  for (let turn = 0; turn < 20; turn++) {
    const tasks = await openTasks(filingId)
    if (tasks.length === 0 || tasks[0]?.stepKey === until) return passed
    const { login, step } = await nextAt(filingId)
    const page = await seat(login)
    await page.goto(`/${step.side}/filings/${filingId}`)
    await decide(page, { label: step.passLabel, ...asked[step.key] })
    passed.push(step.key)
  }
  throw new Error(`No end: ${passed.join(' > ')}`)
}
