import { noBarrier } from './support/axe'
import { smallPdf } from './support/files'
import { sidewaysScroll } from './support/layout'
import { expect, phone, test } from './support/test'

test('a document is asked for at the desk, approved on the phone by somebody else, sealed, registered and verified', async ({
  as,
  page,
}) => {
  const title = `关于示例事项的通知${Date.now().toString(36)}`
  const officer = await as('cqgl-officer')
  await officer.goto('/gov/seals/new')
  await officer.getByRole('button', { name: '提交用印申请' }).click()
  await expect(officer.getByText('请先上传 PDF 文件', { exact: true })).toBeVisible()
  await expect(officer.getByText('请填写文件标题，不少于 4 个字', { exact: true })).toBeVisible()
  await officer.getByLabel(/^文件标题/).fill(title)
  await officer
    .locator('input[type=file]')
    .setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: smallPdf(title.slice(-8)) })
  await expect(officer.getByText('通知.pdf')).toBeVisible()
  await officer.getByLabel(/^用印事由/).fill('报送市政府办公厅，一式三份')
  await expect(officer.getByText('请先上传 PDF 文件', { exact: true })).toHaveCount(0)
  await officer.getByRole('button', { name: '提交用印申请' }).click()
  await expect(officer).toHaveURL(/tab=open/)
  const asked = officer.getByRole('row').filter({ hasText: title })
  await expect(asked.getByRole('button', { name: `撤回 ${title}` })).toBeVisible()
  await expect(asked.getByRole('button', { name: /^批准用印/ })).toHaveCount(0)

  const keeper = await as('bgs-chief', phone)
  await keeper.goto('/gov/seals?tab=open')
  await keeper.getByRole('button', { name: `批准用印 ${title}` }).tap()
  const dialog = keeper.getByRole('dialog', { name: '批准用印' })
  await expect(dialog.getByText('报送市政府办公厅，一式三份')).toBeVisible()
  expect(await sidewaysScroll(keeper)).toBe(0)
  await dialog.getByRole('button', { name: '批准用印' }).tap()
  await expect(keeper.getByRole('button', { name: `批准用印 ${title}` })).toHaveCount(0)

  const done = officer.getByRole('row').filter({ hasText: title })
  await expect(async () => {
    await officer.goto(`/gov/seals?q=${title}`)
    await expect(done.getByText('已用印')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(done).toContainText('同意用印')
  const sealed = await officer.request.get((await done.getByRole('link', { name: '查看盖章文件' }).getAttribute('href'))!)
  const bytes = await sealed.body()
  const [download] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('link', { name: '导出筛选结果' }).click()])
  expect(download.suggestedFilename()).toMatch(/^用印台账-.*\.xlsx$/)

  await page.goto('/verify')
  await page.getByLabel('文书 PDF 原件').setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: bytes })
  await page.getByRole('button', { name: '比对原件' }).click()
  await expect(page.getByText('真：该文书由本平台制发，现行有效')).toBeVisible()
  await expect(page.getByText('签名有效')).toBeVisible()
  const changed = Buffer.from(bytes)
  changed[400] = (changed[400] ?? 0) ^ 1
  await page.getByLabel('文书 PDF 原件').setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: changed })
  await page.getByRole('button', { name: '比对原件' }).click()
  await expect(page.getByText(/^验签失败：文件中有电子印章，但盖章之后内容被改动过/)).toBeVisible()
})

test('the head of the office cannot approve a request of their own; the key is changed by two persons', async ({ as }) => {
  const title = `办公室的通知${Date.now().toString(36)}`
  const keeper = await as('bgs-chief')
  await keeper.goto('/gov/seals/new')
  await keeper.getByLabel(/^文件标题/).fill(title)
  await keeper.locator('input[type=file]').setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: smallPdf('own') })
  await expect(keeper.getByText('通知.pdf')).toBeVisible()
  await keeper.getByLabel(/^用印事由/).fill('办公室内部通知')
  await keeper.getByRole('button', { name: '提交用印申请' }).click()
  const own = keeper.getByRole('row').filter({ hasText: title })
  await expect(own.getByText('本人提出，须由另一位负责人或者受托人审批')).toBeVisible()
  await expect(own.getByRole('button', { name: /^批准用印/ })).toHaveCount(0)
  await own.getByRole('button', { name: `撤回 ${title}` }).click()
  await keeper.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click()
  await expect(own).toHaveCount(0)

  const security = await as('secadmin', phone)
  await security.goto('/gov/admin/seal-keys')
  await security.getByRole('button', { name: /^申请(轮换|启用新密钥)$/ }).tap()
  const asking = security.getByRole('dialog', { name: '申请轮换印章密钥' })
  await asking.getByLabel(/^事由/).fill('两年期满，按规定轮换')
  await asking.getByRole('button', { name: '提交轮换申请' }).tap()
  await expect(security.getByText('待批准')).toBeVisible()
  await expect(security.getByRole('button', { name: /批准轮换/ })).toHaveCount(0)
  expect(await sidewaysScroll(security)).toBe(0)

  await keeper.goto('/gov/seals')
  await keeper.getByRole('link', { name: /^印章密钥/ }).click()
  await keeper.getByRole('button', { name: '批准轮换' }).click()
  await keeper.getByRole('dialog', { name: '批准轮换印章密钥' }).getByRole('button', { name: '批准轮换' }).click()
  await expect(keeper.getByText('已轮换').first()).toBeVisible()
  await expect(keeper.getByText('启用中')).toHaveCount(1)
  await expect(keeper.getByRole('button', { name: '批准轮换' })).toHaveCount(0)
  await noBarrier(keeper)
})
