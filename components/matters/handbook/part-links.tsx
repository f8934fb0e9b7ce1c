import { parts } from '@/components/matters/handbook/entry-parts'

/** The contents of a matter's page: its five parts and materials, each a link to its place. */
export function PartLinks() {
  return (
    <nav
      aria-label="本页目录"
      data-print="hidden"
      className="flex flex-wrap gap-x-4 gap-y-1 rounded-lg border border-line bg-white px-4 py-2 text-sm"
    >
      {parts.map(({ key, title }) => (
        <a key={key} href={`#${key}`} className="text-brand hover:underline">
          {title}
        </a>
      ))}
      <a href="#checks" className="text-brand hover:underline">
        系统校验
      </a>
    </nav>
  )
}
