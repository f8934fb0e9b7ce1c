import { LinkTabs } from '@/components/ui/link-tabs'

type Props = { groups: readonly { id: string; name: string }[]; path: string; current: string | undefined; keep?: string }

/** One tab a group, and all of them together; nothing for whoever sees one group only. */
export function GroupTabs({ groups, path, current, keep = '' }: Props) {
  if (groups.length < 2) return null
  const tabs = [
    { href: keep ? `${path}?${keep}` : path, label: '全部', current: !current },
    ...groups.map(({ id, name }) => ({ href: `${path}?org=${id}${keep ? `&${keep}` : ''}`, label: name, current: id === current })),
  ]
  return <LinkTabs label="集团" tabs={tabs} />
}
