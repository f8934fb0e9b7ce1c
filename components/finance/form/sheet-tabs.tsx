import { LinkTabs } from '@/components/ui/link-tabs'

type Props = { sheets: readonly { key: string; title: string }[]; current: string; address: string }

/** The sheets of a form as tabs that are links. */
export function SheetTabs({ sheets, current, address }: Props) {
  return (
    <div className="border-b border-line px-4">
      <LinkTabs
        label="报表"
        tabs={sheets.map(({ key, title }) => ({
          href: `${address}${address.includes('?') ? '&' : '?'}sheet=${key}`,
          label: title,
          current: key === current,
        }))}
      />
    </div>
  )
}
