import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { SourceState } from '@/lib/forms/values'

const words = {
  from_base: { tone: 'brand', text: (label: string) => label, title: '由数据底座带出' },
  changed: { tone: 'warn', text: (label: string) => `已改动 · ${label}`, title: '与数据底座带出的数据不一致' },
  absent: { tone: 'neutral', text: (label: string) => `${label}暂无数据`, title: '数据底座暂无此项数据，请手工填报' },
} as const

/** Where the value of an auto-filled field comes from, and whether it still is what the base says. */
export function SourceBadge({ source }: { source: SourceState }) {
  const { tone, text, title } = words[source.state]
  const { origin } = source
  return (
    <>
      <Status tone={tone} shape={source.state === 'changed' ? 'alert' : source.state === 'from_base' ? 'check' : 'ring'} title={title}>
        {text(source.label)}
      </Status>
      {origin &&
        (origin.href ? (
          <TextLink href={origin.href} className="text-xs">
            {origin.label}
          </TextLink>
        ) : (
          <span className="text-xs text-muted">{origin.label}</span>
        ))}
    </>
  )
}
