import { shanghaiDate } from '@/lib/kernel/workday'
import { choose, type, untilSaved } from './support/form-by-hand'
import { expect, phone, test } from './support/test'

const today = shanghaiDate(new Date())

test('a matter is changed on screen, a wrong expression is pointed at, and another person puts the new version in force', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const officer = await as('zcfg-officer')
  await officer.goto('/gov/catalogue?tab=出资人事项')
  await officer.getByLabel('事项名称、编码').fill('GZ-CQ-02')
  await officer.getByLabel('事项名称、编码').press('Enter')
  await officer.getByRole('link', { name: '企业国有产权非公开协议转让' }).click()
  await officer.getByRole('button', { name: '起草修改' }).click()
  await expect(officer).toHaveURL(/\/gov\/catalogue\/drafts\/[0-9a-f-]{36}$/)

  const situations = officer.locator('#section-situations')
  await situations
    .getByRole('button', { name: /同一国家出资企业内部重组$/ })
    .first()
    .click()
  const when = situations.getByLabel('判定条件')
  const right = await when.inputValue()
  await when.fill(`${right} and nope`)
  await expect(officer.getByRole('alert').getByText(/^情形第 1 行“.+”的判定条件：表达式有误（第 \d+ 字）/)).toBeVisible()
  await situations.getByRole('button', { name: '到出错处' }).click()
  await expect(when).toBeFocused()
  await when.fill(right)

  const materials = officer.locator('#section-materials')
  await materials.getByRole('button', { name: /^添加材料$/ }).click()
  await materials.getByLabel('材料代码').fill('buyer_credit')
  await materials.getByLabel('名称', { exact: true }).fill('受让方资信证明')
  await materials.getByRole('button', { name: '上移 受让方资信证明' }).press('Enter')
  await expect(officer.getByText(/已自动保存/)).toBeVisible()
  await officer.getByRole('button', { name: '报批' }).click()
  const dialog = officer.getByRole('dialog', { name: '报请另一人审批' })
  await dialog.getByLabel(/^修改说明/).fill('增加受让方资信证明')
  await dialog.getByRole('button', { name: '报批' }).click()
  await expect(officer.getByText('待审', { exact: true }).first()).toBeVisible()
  await expect(officer.getByRole('button', { name: '批准发布' })).toHaveCount(0)

  const chief = await as('zcfg-chief')
  await chief.goto(officer.url())
  await expect(chief.getByText('受让方资信证明', { exact: true })).toBeVisible()
  await chief.getByRole('button', { name: '批准发布' }).click()
  await chief.getByRole('dialog').getByRole('button', { name: '批准发布' }).click()
  await expect(chief.getByText('已批准', { exact: true }).first()).toBeVisible()

  const filler = await as('ct-fill')
  await filler.goto('/ent/matters/GZ-CQ-02')
  await expect(filler.getByText(`第 2 版，${today} 起施行`, { exact: false })).toBeVisible()
  await expect(filler.getByText('受让方资信证明', { exact: true })).toBeVisible()
})

test('the situation changes in mid-form: what it asks for is told at once, and nothing typed is lost', async ({ as }) => {
  const filler = await as('ct-fill')
  await filler.goto('/ent/matters/GZ-CQ-04')
  await filler.getByRole('button', { name: '开始申报' }).click()
  await expect(filler).toHaveURL(/\/edit$/)
  const strip = filler.getByRole('region', { name: '办理情形' })
  await expect(strip).toContainText('填写后自动判定')
  await choose(filler, '是否已抵押/查封', '否')
  await choose(filler, '方式', '非公开协议')
  await expect(strip).toContainText('B 非公开协议转让')
  await expect(filler.getByText('采取非公开协议方式的依据和说明').first()).toBeVisible()
  await type(filler, '采用非公开协议方式的理由', '受让方为同一集团的全资企业')
  await choose(filler, '方式', '进场公开')
  await expect(strip).toContainText('A 进场公开转让')
  await expect(strip).toContainText('环节 −1（处室会签）')
  await expect(strip).toContainText('已填内容保留在草稿中')
  await expect(filler.getByLabel(/^采用非公开协议方式的理由/)).toHaveCount(0)
  await untilSaved(filler)
  await filler.reload()
  await choose(filler, '方式', '非公开协议')
  await expect(filler.getByLabel(/^采用非公开协议方式的理由/)).toHaveValue('受让方为同一集团的全资企业')
})

test('on a phone the editor and the delegation lists fit the screen', async ({ as }) => {
  const officer = await as('zcfg-officer', phone)
  for (const path of ['/gov/catalogue', '/gov/catalogue/GZ-CQ-01', '/gov/catalogue/delegations']) {
    await officer.goto(path)
    await expect(officer.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await officer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0)
  }
  await officer.goto('/gov/catalogue/GZ-CQ-01')
  await officer.getByRole('button', { name: '起草修改' }).click()
  await officer
    .locator('#section-steps')
    .getByRole('button', { name: /窗口受理/ })
    .first()
    .click()
  await expect(officer.locator('#section-steps').getByLabel('办理内容')).toBeVisible()
  expect(await officer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})
