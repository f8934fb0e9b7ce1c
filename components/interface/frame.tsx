import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'

/** What every tab of the page shares. */
export const interfaceFrame = {
  title: '开放接口',
  path: '/ent/interface',
  tabs: [
    { value: 'keys', label: '密钥' },
    { value: 'webhooks', label: '回调' },
    { value: 'deliveries', label: '投递记录' },
  ],
}
export const tabNames = interfaceFrame.tabs.map((tab) => tab.value)
export type TabProps = { actor: Actor; params: SearchParams }

/** Beside the count of each tab. */
export const referenceLink = <TextLink href="/open/api">查看接口文档</TextLink>
