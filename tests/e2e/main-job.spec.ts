import { openTasks } from '../support/clerks'
import { asked, decide, decideAll, nextAt } from './support/desk'
import { smallPdf } from './support/files'
import { cell, choose, find, handIn, tick, type, untilSaved } from './support/form-by-hand'
import { enterCode, enterPassword } from './support/sign-in'
import { expect, test } from './support/test'

const materials = [
  '正式申请文件（请示或者报告，载明文号、签发人）',
  '党委（党组）前置研究讨论意见或者会议纪要',
  '董事会决议或者股东会决议',
  '章程（修订）草案',
  '修订说明与对照表',
  '法律意见书（外部律师或者总法律顾问出具）',
]

test('an amended charter (审批): filled by hand, co-signed side by side, decided by the meeting, verified', async ({ as, page, seat }) => {
  test.setTimeout(120_000)
  const filler = await as('ct-fill')
  await filler.goto('/ent/matters')
  await filler.getByLabel('我想办').fill('章程')
  await filler.getByRole('button', { name: '查找' }).click()
  await filler.getByRole('link', { name: '公司章程制定与修改' }).click()
  await filler.getByRole('button', { name: '开始申报' }).click()
  await expect(filler).toHaveURL(/\/ent\/filings\/[0-9a-f-]{36}\/edit$/)
  const id = filler.url().split('/').at(-2)!

  await find(filler, '章程所属企业', '青岛城市建设投资')
  await type(filler, '联系人', '周示例')
  await type(filler, '联系电话', '0532-85912345')
  await type(filler, '事项标题', '关于修改公司章程的请示（端到端）')
  await choose(filler, '类型', '部分修订')
  await tick(filler, '修订原因', '公司法修订')
  await filler
    .getByRole('group', { name: /^修订条款对照/ })
    .getByRole('button', { name: '添加一行' })
    .click()
  await cell(filler, '条款', 1, '第三十二条')
  await cell(filler, '修订前', 1, '公司设监事会。')
  await cell(filler, '修订后', 1, '公司不设监事会，由董事会审计委员会行使其职权。')
  await cell(filler, '修订理由', 1, '按修订后的公司法调整治理结构。')
  await type(filler, '董事会人数', '7')
  await type(filler, '外部董事人数', '4')
  await choose(filler, '是否设监事会', '否')
  await choose(filler, '是否设审计委员会行使监事会职权', '是')
  await choose(filler, '党建内容是否入章', '是')
  await filler
    .getByRole('group', { name: /^对外投资、担保权限条款/ })
    .getByRole('button', { name: '添加一行' })
    .click()
  await cell(filler, '事项', 1, '对外投资')
  await cell(filler, '董事会决定限额', 1, '3000')
  await cell(filler, '占净资产比例', 1, '5')
  for (const [index, name] of materials.entries())
    await handIn(filler, name, { name: `材料${index + 1}.pdf`, bytes: smallPdf(`No. ${index + 1}`) })
  await untilSaved(filler)
  // What the register knows about the enterprise came into the form by itself.
  await expect(filler.getByRole('radiogroup', { name: /^组织形式/ }).getByLabel('国有独资')).toBeChecked()
  await expect(filler.getByLabel(/^注册资本/)).toHaveValue('690,000')
  await filler.getByRole('button', { name: '立即校验' }).click()
  await filler.getByText('4 项通过').click()
  await expect(filler.getByText('党建内容写入章程')).toBeVisible()
  await filler.getByRole('button', { name: '提交审核' }).click()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}$`))

  const checker = await as('ct-check')
  await checker.goto('/ent/inbox')
  await checker.getByRole('link', { name: '关于修改公司章程的请示（端到端）' }).first().click()
  await decide(checker, { label: '审核通过并报签发' })
  const head = await as('ct-head')
  await head.goto(`/ent/filings/${id}`)
  await decide(head, { label: '签发并上报', ...asked.e_head })
  const window = await as('window')
  await window.goto(`/gov/filings/${id}`)
  await decide(window, { label: '受理并转企业改革处' })
  const officer = await as((await nextAt(id)).login)
  await officer.goto(`/gov/filings/${id}`)
  await officer.getByLabel('核查情况').fill('已逐条比对现行章程与修订草案。')
  await officer.getByRole('button', { name: '符合', exact: true }).click()
  await expect(officer.getByText('核查：符合')).toBeVisible()
  await decide(officer, { label: '同意并送会签' })

  // Two departments have it on their desks at the same time; whoever is first does not wait for the other.
  const desks = await openTasks(id)
  expect(desks.map((task) => task.pool).sort()).toEqual([expect.stringContaining('DJGZ'), expect.stringContaining('ZCFG')])
  const [first, second] = [await as((await nextAt(id, 0)).login), await as((await nextAt(id, 1)).login)]
  await Promise.all([first, second].map((desk) => desk.goto(`/gov/filings/${id}`)))
  await Promise.all([first, second].map((desk) => decide(desk, { label: '会签同意', opinion: '会签同意，无修改意见。' })))
  const chief = await as((await nextAt(id)).login)
  await chief.goto(`/gov/filings/${id}?tab=history`)
  await expect(chief.getByText('会签同意，无修改意见。')).toHaveCount(2)
  await decide(chief, { label: '同意并报分管委领导' })

  const { login: leader } = await nextAt(id)
  await page.goto(`/gov/filings/${id}`)
  await enterPassword(page, leader)
  await enterCode(page, leader)
  await expect(page).toHaveURL(/\/gov/)
  await page.goto(`/gov/filings/${id}`)
  await decide(page, { label: '同意并提交会议审议', ...asked.lead })
  const steps = await decideAll(seat, id)
  expect(steps).toEqual(['meeting', 'issue'])

  // The enterprise's page shows the paper.
  const shown = filler.getByRole('link', { name: '查看文书' })
  // The worker renders papers one after the other; what is asked is that the page shows it by then.
  await expect(async () => {
    await shown.page().reload()
    await expect(shown).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 120_000 })
  await expect(filler.getByText('已办结').first()).toBeVisible()
  const paper = await filler.request.get((await shown.getAttribute('href'))!)
  expect(paper.headers()['content-type']).toContain('application/pdf')
  const bytes = await paper.body()
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await filler.getByRole('link', { name: /^验真/ }).click()
  await expect(filler.getByText('真：该文书由本平台制发，现行有效')).toBeVisible()
  await filler.getByLabel('文书 PDF 原件').setInputFiles({ name: '批复.pdf', mimeType: 'application/pdf', buffer: bytes })
  await filler.getByRole('button', { name: '比对原件' }).click()
  await expect(filler.getByText('您上传的文件与制发的原件逐字节一致，未被改动。')).toBeVisible()
  const forged = Buffer.from(bytes)
  forged[forged.length - 20] = (forged[forged.length - 20] ?? 0) ^ 1
  await filler.getByLabel('文书 PDF 原件').setInputFiles({ name: '批复.pdf', mimeType: 'application/pdf', buffer: forged })
  await filler.getByRole('button', { name: '比对原件' }).click()
  await expect(filler.getByText('不一致：该文件不是本平台制发的原件')).toBeVisible()
  await expect(filler.getByText(/^验签失败/)).toBeVisible()
  // One letter of the text is enough.
  forged[forged.length - 20] = bytes[bytes.length - 20]!
  forged[1000] = (forged[1000] ?? 0) ^ 1
  await filler.getByLabel('文书 PDF 原件').setInputFiles({ name: '批复.pdf', mimeType: 'application/pdf', buffer: forged })
  await filler.getByRole('button', { name: '比对原件' }).click()
  await expect(filler.getByText(/^验签失败：文件中有电子印章，但盖章之后内容被改动过/)).toBeVisible()
})
