import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { expect, test } from '../support/test'

test('two starts are chosen one after the other from the keyboard, and the way between them is asked for', async ({ as }) => {
  const unique = Date.now().toString(36)
  const names = [`图谱甲${unique}`, `图谱乙${unique}`]
  await asSystem('测试图谱', async (tx) => {
    for (const name of names) {
      const partyId = newId()
      await tx.party.create({ data: { partyId, uscc: partyId, name, roles: ['supplier'] } })
    }
  })
  const page = await as('jdjc-officer')
  await page.goto('/gov/procurement/graph')
  for (const name of names) {
    await page.getByRole('combobox', { name: '添加起点' }).pressSequentially(name)
    await expect(page.getByRole('option', { name })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `移除 ${name}` })).toBeVisible()
  }
  await page.getByRole('button', { name: '查两者之间的关系' }).click()
  await expect(page.getByText('两者之间最短的关系')).toBeVisible()
})
