import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'

type Props = { versions: readonly number[]; from: number; to: number }

/** Which two versions are compared; a plain form, so that the comparison has an address. */
export function DifferenceBar({ versions, from, to }: Props) {
  const options = versions.map((version) => ({ value: String(version), label: `第 ${version} 版` }))
  return (
    <form method="get" className="flex flex-wrap items-center gap-2">
      <Select name="from" aria-label="原版本" defaultValue={String(from)} options={options} />
      <span className="text-muted">与</span>
      <Select name="to" aria-label="新版本" defaultValue={String(to)} options={options} />
      <Button type="submit" size="sm">
        比较
      </Button>
    </form>
  )
}
