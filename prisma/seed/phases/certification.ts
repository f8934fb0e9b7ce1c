import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { put } from '@/lib/platform/storage'
import { ebsListOn } from '@/lib/procurement/ebs/requirements'
import { type EbsStatus, ebsState } from '@/lib/procurement/rules/ebs'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { PhaseContext } from '../phase'
import { rng } from '../rng'

/**
 * The e-bidding platforms of every third group of the city with a self-assessment under way: what is met has a sheet as evidence that
 * says it is only for demonstration, some do not apply, some are late.
 */
export async function writeCertification({ client, now }: Pick<PhaseContext, 'client' | 'now'>): Promise<Record<string, number>> {
  const { rows: groups } = await client.query<{ id: string; name: string; user: string }>(
    `select id::text as id, short_name as name, (select u.id::text from user_account u where u.org_id = org.id order by u.login limit 1) as "user"
       from org where kind = 'enterprise' and owner = 'city' and level = 1
       and exists (select 1 from user_account u where u.org_id = org.id) order by code`,
  )
  const today = shanghaiDate(now)
  const list = ebsListOn(today)
  const all = list.chapters.flatMap(({ items }) => items)
  const platforms = groups
    .filter(({ name }, place) => place % 3 === 0 || name === '城投集团')
    .map(({ id: orgId, name, user }) => {
      const chance = rng(`certification:${orgId}`)
      const id = seedId('ebs-platform', orgId)
      const items = all.flatMap(({ code, stars }) => {
        const status = chance.weighted<EbsStatus>([
          ['已达标', 12 - stars * 3],
          ['进行中', 3],
          ['未开展', 1],
          ['不适用', 1],
        ] as const)
        if (status === '未开展') return []
        const reason = status === '不适用' ? '本平台只办理本企业采购，不涉及该项' : ''
        return [{ code, status, reason, dueOn: status === '进行中' ? addDays(today, chance.int(-30, 200)) : null }]
      })
      const statusOf = (item: string) => items.find(({ code }) => code === item)?.status
      const targetStars = chance.int(2, 3)
      return {
        user,
        id,
        orgId,
        name: `${name}电子采购平台`,
        items,
        targetStars,
        ...ebsState(list, statusOf, targetStars),
        dueOn: addDays(today, 240),
      }
    })
  const sheet = await put(new TextEncoder().encode('本文件是演示环境的证明附件样例，不是真实的认证材料。\n'))
  const by = ['平台初始数据', now]
  return {
    ebs_platform: await copyRows(
      client,
      'ebs_platform',
      [
        ...['id', 'org_id', 'name', 'kind', 'list_version', 'target_stars', 'person', 'due_on', 'certificate', 'stars', 'score', 'gaps'],
        ...['by_name', 'at'],
      ],
      platforms.map((one) => [
        ...[
          one.id,
          one.orgId,
          one.name,
          '交易平台',
          list.version,
          one.targetStars,
          '',
          one.dueOn,
          '',
          one.stars,
          one.score,
          one.gaps.length,
        ],
        ...by,
      ]),
    ),
    ebs_item: await copyRows(
      client,
      'ebs_item',
      ['id', 'platform_id', 'org_id', 'item', 'status', 'reason', 'person', 'due_on', 'by_name', 'at'],
      platforms.flatMap(({ id, orgId, items }) =>
        items.map(({ code, status, reason, dueOn }) => [
          seedId('ebs-item', `${id}:${code}`),
          id,
          orgId,
          code,
          status,
          reason,
          '',
          dueOn,
          ...by,
        ]),
      ),
    ),
    stored_file: await copyRows(
      client,
      'stored_file',
      ['id', 'name', 'size', 'mime', 'sm3', 'storage_key', 'org_id', 'uploaded_by', 'uploaded_at', 'scan', 'owner_kind', 'owner_id'],
      platforms.flatMap(({ id, orgId, user, items }) =>
        items
          .filter(({ status }) => status === '已达标')
          .map(({ code }) => [
            ...[seedId('ebs-file', `${id}:${code}`), `${code} 证明（演示）.txt`, sheet.size, 'text/plain', sheet.sm3, sheet.key],
            ...[orgId, user, now, 'clean', 'certification', seedId('ebs-item', `${id}:${code}`)],
          ]),
      ),
    ),
  }
}
