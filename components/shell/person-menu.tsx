'use client'

import { useTransition } from 'react'
import { ChevronDown, UserRound } from '@/components/ui/icon'
import { Menu, type MenuGroup } from '@/components/ui/menu'

/** Who is signed in, as the frame shows it; `rolesLabel` is one line (专员 · 值班). */
export type ShellActor = { name: string; orgName: string; departmentName: string | null; rolesLabel: string }

/** Addresses of the person's own pages; `switches` are other posts or faces the person may change to. */
export type PersonLinks = {
  inbox: string
  notices: string
  settings: string
  delegation: string
  switches?: readonly { href: string; label: string; note?: string }[]
}

type Props = { actor: ShellActor; links: PersonLinks; signOut: () => Promise<void> }

/** The person's menu at the right of the top bar. */
export function PersonMenu({ actor, links, signOut }: Props) {
  const [leaving, startLeaving] = useTransition()
  const groups: MenuGroup[] = [
    {
      key: 'who',
      title: [actor.orgName, actor.departmentName, actor.rolesLabel].filter(Boolean).join(' · '),
      entries: [
        { key: 'settings', label: '个人设置', href: links.settings },
        { key: 'delegation', label: '委托代办', href: links.delegation },
      ],
    },
  ]
  if (links.switches?.length) {
    groups.push({ key: 'switch', title: '切换', entries: links.switches.map((item) => ({ key: item.href, ...item })) })
  }
  groups.push({
    key: 'leave',
    entries: [{ key: 'leave', label: leaving ? '正在退出…' : '退出', onSelect: () => startLeaving(() => signOut()) }],
  })
  return <Menu tone="quiet" groups={groups} className="text-ink!" label={<Face actor={actor} />} />
}

function Face({ actor }: { actor: ShellActor }) {
  return (
    <>
      <UserRound aria-hidden className="size-4 text-muted" />
      <span className="max-w-56 truncate font-normal max-xl:hidden">
        {[actor.departmentName ?? actor.orgName, actor.rolesLabel].filter(Boolean).join(' · ')}
      </span>
      <span>{actor.name}</span>
      <span className="sr-only">个人菜单</span>
      <ChevronDown aria-hidden className="size-3.5 text-muted" />
    </>
  )
}
