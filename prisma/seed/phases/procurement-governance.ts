import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { procurementPosts, type ruleTopics } from '@/lib/procurement/rules/governance'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import { nameGiver } from '../person-names'
import type { PhaseContext } from '../phase'
import { rng } from '../rng'

const rules = [
  { name: '采购管理办法', number: '采〔2024〕3号', covers: ['分岗设权', '分级授权'], days: 820 },
  { name: '采购岗位轮换规定', number: '采〔2024〕7号', covers: ['定期轮岗'], days: 700 },
  { name: '采购内部控制手册', number: '控〔2025〕2号', covers: ['内控'], days: 390 },
] as const satisfies { name: string; number: string; covers: (typeof ruleTopics)[number][]; days: number }[]

/**
 * Who holds the procurement posts of the groups of the city since when, some for longer than five years, and which internal rules they have;
 * one group in five lacks the rule on rotation, one has none at all.
 */
export async function writeGovernance({ client, now }: Pick<PhaseContext, 'client' | 'now'>): Promise<Record<string, number>> {
  const { rows: groups } = await client.query<{ id: string }>(
    `select id::text as id from org where kind = 'enterprise' and owner = 'city' and level = 1 order by code`,
  )
  const today = shanghaiDate(now)
  const ago = (days: number) => addDays(today, -days)
  const nextName = nameGiver('procurement-posts')
  const posts = groups.flatMap(({ id }) => {
    const chance = rng(`procurement-posts:${id}`)
    return procurementPosts.slice(0, 6).map((post) => {
      const days = chance.chance(0.12) ? chance.int(1900, 2900) : chance.int(60, 1700)
      const left = days < 1700 && chance.chance(0.1)
      const ended = left ? ago(chance.int(1, Math.min(days, 400) - 1)) : null
      return [seedId('procurement-post', `${id}:${post}`), id, nextName(), post, ago(days), ended, '', '平台初始数据', now]
    })
  })
  const written = groups.flatMap(({ id }, place) =>
    rules
      .filter(({ covers }) => place !== 11 && (place % 5 !== 2 || !(covers as readonly string[]).includes('定期轮岗')))
      .map(({ name, number, covers, days }) => [
        ...[
          seedId('procurement-rule', `${id}:${name}`),
          id,
          name,
          number,
          covers,
          ago(days - place * 7),
          null,
          '',
          null,
          '平台初始数据',
          now,
        ],
      ]),
  )
  return {
    procurement_post: await copyRows(
      client,
      'procurement_post',
      ['id', 'org_id', 'name', 'post', 'started_on', 'ended_on', 'note', 'by_name', 'at'],
      posts,
    ),
    procurement_rule: await copyRows(
      client,
      'procurement_rule',
      ['id', 'org_id', 'name', 'number', 'covers', 'in_force_on', 'ended_on', 'link', 'file_id', 'by_name', 'at'],
      written,
    ),
  }
}
