import { asked, decide, decideAll, nextAt } from './support/desk'
import { smallPdf } from './support/files'
import { cell, choose, find, handIn, tick, type, untilSaved } from './support/form-by-hand'
import { expect, test } from './support/test'

const materials = [
  '正式申请文件(请示或者报告,载明文号、签发人)',
  '党委(党组)前置研究讨论意见或者会议纪要',
  '董事会决议或者股东会决议',
  '章程(修订)草案',
  '修订说明与对照表',
  '法律意见书(外部律师或者总法律顾问出具)',
]

test('an amended charter (审批): filled by hand, co-signed side by side, decided by the meeting, verified', async ({ as, page }) => {
  test.setTimeout(180_000)
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
  await type(filler, '事项标题', '关于修改公司章程的请示(端到端)')
  await choose(filler, '类型', '部分修订')
  await tick(filler, '修订原因', '公司法修订')
  await filler
    .getByRole('group', { name: /^修订条款对照/ })
    .getByRole('button', { name: '添加一行' })
    .click()
  await cell(filler, '条款', 1, '第三十二条')
  await cell(filler, '修订前', 1, '公司设监事会。')
  await cell(filler, '修订后', 1, '公司不设监事会,由董事会审计委员会行使其职权。')
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
  // What the register of the base knows about the enterprise came into the form by itself.
  await expect(filler.getByRole('radiogroup', { name: /^组织形式/ }).getByLabel('国有独资')).toBeChecked()
  await expect(filler.getByLabel(/^注册资本/)).toHaveValue('690,000')
  await filler.screenshot({ path: '/tmp/shot-edit.png', fullPage: true })
  await filler.getByRole('button', { name: '立即校验' }).click()
  await expect(filler.getByText('党建内容写入章程')).toBeVisible()
  await filler.getByRole('button', { name: '提交企业审核' }).click()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}$`))
  await filler.screenshot({ path: '/tmp/shot-rec.png', fullPage: true })
})
