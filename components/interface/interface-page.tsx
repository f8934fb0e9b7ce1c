import { DeliveriesTab } from '@/components/interface/deliveries-tab'
import type { TabProps } from '@/components/interface/frame'
import { KeysTab } from '@/components/interface/keys-tab'
import { WebhooksTab } from '@/components/interface/webhooks-tab'

/** The open interface of an enterprise: keys of its programs, where results are sent, and what was sent. */
export function InterfacePage(props: TabProps) {
  const tab = [props.params.tab].flat()[0]
  if (tab === 'webhooks') return <WebhooksTab {...props} />
  if (tab === 'deliveries') return <DeliveriesTab {...props} />
  return <KeysTab {...props} />
}
