import { CopyButton } from '@/components/ui/copy-button'

/** Code in its own sheet, with a button that copies it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between border-b border-line px-3 py-1 text-xs text-muted">
        {label}
        <CopyButton text={code} label={`复制${label}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} className="scroll-thin max-h-96 overflow-auto px-3 py-2 text-xs leading-5">
        <code>{code}</code>
      </pre>
    </figure>
  )
}
