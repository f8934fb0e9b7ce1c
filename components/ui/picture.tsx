import { clsx } from 'clsx'

type Props = {
  svg: string
  label: string /** Shrinks to the width there is; else it keeps its size and scrolls by itself. */
  fit?: boolean
  className?: string
}

/** A picture that a pure function of the platform drew as SVG, with its texts escaped there. */
export function Picture({ svg, label, fit = true, className }: Props) {
  const look = clsx('[&>svg]:mx-auto', fit ? '[&>svg]:h-auto [&>svg]:max-w-full' : 'overflow-x-auto [&>svg]:max-w-none', className)
  // A box that scrolls can be reached and scrolled with the keyboard alone.
  const reach = fit ? {} : { role: 'group', 'aria-label': `${label}（可左右滚动）`, tabIndex: 0 }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of our own drawing functions, which escape every text
  return <div className={look} {...reach} dangerouslySetInnerHTML={{ __html: svg }} />
}
