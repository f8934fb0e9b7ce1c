import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { executeRun } from '@/lib/risk/run/execute'
import { noBarrier } from './support/axe'
import { sidewaysScroll } from './support/layout'
import { expect, phone, test } from './support/test'

/** A works contract of 5,000,000 yuan given directly by 城投集团, judged as it arrives; gives its title. */
async function boughtDirectly(): Promise<string> {
  const title = `排水改造${Date.now().toString(36)}`
  const now = new Date()
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
  const tenderId = newId()
  const runId = newId()
  await asSystem('测试采购', async (tx) => {
    const org = await tx.org.findFirstOrThrow({ where: { shortName: '城投集团' } })
    await tx.tender.create({
      data: {
        ...{ tenderId, orgId: org.id, ocid: `ocds-${title}`, code: title, title, category: '施工', stateFunded: true, method: '直接采购' },
        ...{ estimate: 500_000_000n, noticeOn: day(addDays(shanghaiDate(now), -10)), reasonApproved: false },
        ...{ receivedAt: now, source: '测试' },
      },
    })
    await tx.riskRun.create({
      data: {
        id: runId,
        kind: 'arrival',
        scope: { tenders: [tenderId] },
        models: ['FS001'],
        status: 'queued',
        askedByName: '测试',
        askedAt: now,
      },
    })
  })
  await executeRun(runId, now)
  return title
}

test('a red case goes from the inbox to the enterprise and back, and is judged with a reason', async ({ as }) => {
  test.setTimeout(120_000)
  const title = await boughtDirectly()
  const officer = await as('jdjc-officer')
  await officer.goto(`/gov/inbox?q=${title}`)
  await officer
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await expect(officer).toHaveURL(/\/gov\/risk\/cases\/[0-9a-f-]{36}$/)
  await expect(officer.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(officer.getByText('500.00 万元').first()).toBeVisible()
  await officer.getByRole('button', { name: '要求企业说明' }).click()
  const asking = officer.getByRole('dialog', { name: /^要求.+说明$/ })
  await asking.getByLabel(/^需要说明的事项/).fill('请说明未招标的理由和审批文件')
  await asking.getByRole('button', { name: '发出要求' }).click()
  await expect(officer.getByText('待企业说明').first()).toBeVisible()

  const buyer = await as('ct-pur', phone)
  await buyer.goto(`/ent/inbox?q=${title}`)
  await buyer
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .tap()
  await expect(buyer.getByText('请说明未招标的理由和审批文件')).toBeVisible()
  await expect(buyer.getByRole('button', { name: /^认定/ })).toHaveCount(0)
  expect(await sidewaysScroll(buyer)).toBe(0)
  await buyer.getByRole('button', { name: '作出说明' }).tap()
  const explaining = buyer.getByRole('dialog', { name: /^说明/ })
  await explaining.getByLabel(/^说明/).fill('汛期抢险，已补办审批')
  await explaining.getByRole('button', { name: '提交说明' }).tap()
  await expect(buyer.getByText('企业已说明').first()).toBeVisible()

  // Nobody touched the desk: the page was told.
  await expect(officer.getByText('汛期抢险，已补办审批')).toBeVisible()
  await officer.getByRole('button', { name: /^认定 / }).click()
  const judging = officer.getByRole('dialog', { name: /^认定/ })
  await judging.getByLabel(/^结论/).selectOption({ label: '误报' })
  await judging.getByRole('button', { name: '记录认定' }).click()
  await expect(judging.getByText(/请填写理由/).first()).toBeVisible()
  await judging.getByLabel(/^理由/).fill('抢险工程，审批文件齐全')
  await judging.getByRole('button', { name: '记录认定' }).click()
  await expect(officer.getByText(/误报：抢险工程，审批文件齐全/)).toBeVisible()
  await expect(officer.getByRole('button', { name: '要求企业说明' })).toHaveCount(0)
  const [report] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('link', { name: '生成报告' }).click()])
  expect(report.suggestedFilename()).toBe(`风险报告-${title}.docx`)
  await noBarrier(officer)
  await expect(buyer.getByText(/误报：抢险工程，审批文件齐全/)).toBeVisible()
  await officer.goto(`/gov/inbox?q=${title}`)
  await expect(officer.getByText('没有符合条件的记录')).toBeVisible()
})

test('a threshold is changed, tried on history, and published by a second person', async ({ as }) => {
  test.setTimeout(120_000)
  const reason = `压线幅度放宽${Date.now().toString(36)}`
  const modeler = await as('modeler')
  await modeler.goto('/gov/risk/models/FS006')
  await modeler.getByRole('button', { name: '调整参数' }).click()
  const tuning = modeler.getByRole('dialog', { name: /^调整 FS006/ })
  const near = tuning.getByRole('textbox').first()
  const before = await near.inputValue()
  await near.fill('很近')
  await tuning.getByLabel(/^调整理由/).fill(reason)
  await tuning.getByRole('button', { name: '存为草稿并回测' }).click()
  await expect(tuning.getByText(/应为数字|不是数字/).first()).toBeVisible()
  await near.fill(String(Number(before) * 2))
  await tuning.getByRole('button', { name: '存为草稿并回测' }).click()
  // The page is told when the back-test is over.
  const own = modeler.getByRole('listitem').filter({ hasText: reason })
  await expect(own.getByText(/^回测：现行 \d+ 条，调整后 \d+ 条/)).toBeVisible({ timeout: 30_000 })
  await expect(own.getByRole('button', { name: '发布', exact: true })).toHaveCount(0)

  const head = await as('monitor-head')
  await head.goto('/gov/risk/models/FS006')
  const other = head.getByRole('listitem').filter({ hasText: reason })
  await other.getByRole('button', { name: '发布', exact: true }).click()
  const publishing = head.getByRole('dialog', { name: /^发布第/ })
  await publishing.getByLabel(/^生效日期/).fill(shanghaiDate(new Date()))
  await publishing.getByRole('button', { name: '发布调整' }).click()
  await expect(other.getByText('已发布', { exact: true })).toBeVisible()
  await noBarrier(head)
  await modeler.reload()
  await expect(own.getByText(/起生效$/)).toBeVisible()
})
