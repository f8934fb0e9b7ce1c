import { Search } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { path: string; words: string; keep: Readonly<Record<string, string | undefined>>; examples?: readonly string[] }

const everyday = ['转让子公司股权', '对外担保', '修改章程', '工资总额', '发债', '资产评估', '出国', '安全事故']

/** “我想办……”: a plain form, so it works before any script has loaded. */
export function HallSearch({ path, words, keep, examples = everyday }: Props) {
  return (
    <search className="rounded-lg border border-line bg-white p-4">
      <form action={path} className="flex gap-2">
        {Object.entries(keep).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
        <label htmlFor="hall-words" className="flex min-w-0 flex-1 items-center gap-2">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="shrink-0 max-sm:sr-only">我想办</span>
          <Input
            id="hall-words"
            name="q"
            type="search"
            defaultValue={words}
            maxLength={60}
            placeholder="如：卖掉子公司股权、给别家担保、改章程"
          />
        </label>
        <SubmitButton>查找</SubmitButton>
      </form>
      <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
        常办:
        {examples.map((example) => (
          <a key={example} href={`${path}?q=${encodeURIComponent(example.slice(0, 2))}`} className="text-brand hover:underline">
            {example}
          </a>
        ))}
      </p>
    </search>
  )
}
