import { actorOf, filingOf, fillDraft, openTasks } from '../support/clerks'
import { asked, decide, decideAll, nextAt, submit } from './support/desk'
import { expect, phone, test } from './support/test'

test('国有产权转让一件事: begun once, looked at by all departments at once, held by one open opinion, ended with one paper', async ({
  seat,
  as,
  page,
}) => {
  test.setTimeout(180_000)
  const filler = await as('ct-fill')
  await filler.goto('/ent/one-things')
  await expect(
    filler.getByRole('table', { name: '国有产权转让一件事四减对照' }).or(filler.getByLabel('国有产权转让一件事四减对照')),
  ).toBeVisible()
  await filler.getByRole('link', { name: '国有产权转让一件事' }).click()
  await filler.getByRole('button', { name: '开始申报' }).click()
  await expect(filler).toHaveURL(/\/ent\/filings\/[0-9a-f-]{36}\/edit$/)
  const id = filler.url().split('/').at(-2)!
  await fillDraft(
    id,
    await actorOf('ct-fill'),
    { transfer_route: '公开转让', transfer_pct: '10', title: '转让子公司部分股权（端到端）' },
    'one thing',
  )
  await submit(filler, id)
  await decideAll(seat, id, 'parts')

  const open = await openTasks(id)
  const departments = new Set(open.map((task) => task.pool))
  expect(departments.size).toBeGreaterThanOrEqual(3)
  await filler.goto(`/ent/filings/${id}`)
  await expect(filler.getByText('各处室并联审查').first()).toBeVisible()
  for (let left = open.length; left > 0; left--) {
    // As long as one of them has not answered the case stays where it is.
    expect((await filingOf(id)).stepName).toContain('各处室并联审查')
    const { login, step } = await nextAt(id)
    const desk = await as(login)
    await desk.goto(`/gov/filings/${id}`)
    await decide(desk, { label: step.passLabel, ...asked[step.key] })
    await desk.context().close()
  }
  expect((await openTasks(id)).map((task) => task.stepKey)).toEqual(['gather'])
  const lead = await as('cqgl-officer', phone)
  await lead.goto(`/gov/filings/${id}`)
  await expect(lead.getByText('资产评估项目备案').first()).toBeVisible()
  await lead.context().close()
  await decideAll(seat, id)
  expect(await filingOf(id)).toMatchObject({ status: 'concluded' })
  await filler.reload()
  await page.goto((await filler.getByRole('link', { name: /^验真/ }).getAttribute('href'))!)
  await expect(page.getByText('真：该文书由本平台制发，现行有效')).toBeVisible()
})
