import { boxHeight, boxWidth, type EquityPicture } from '@/lib/identity/equity-picture'

type Props = { picture: EquityPicture; path: string; known: ReadonlySet<string>; label: string }

const fills: Readonly<Record<string, string>> = {
  self: 'fill-brand stroke-brand',
  state: 'fill-brand-50 stroke-brand-300',
  held: 'fill-white stroke-line-strong',
  private: 'fill-white stroke-line-strong',
  foreign: 'fill-notice-50 stroke-notice-200',
  staff: 'fill-ok-50 stroke-ok-200',
}

// Names of one or two lines, with or without a word below, stand in the middle of their box.
const firstLine = ({ lines, note }: { lines: readonly string[]; note: string }) => (lines.length > 1 ? (note ? 14 : 21) : note ? 20 : 28)

/** Draws an equity picture; boxes of enterprises that the person may open are links. */
export function EquityDrawing({ picture, path, known, label }: Props) {
  return (
    <div className="overflow-x-auto scroll-thin">
      {/* biome-ignore lint/a11y/useSemanticElements: the boxes inside a drawing are links; a fieldset cannot hold shapes */}
      <svg
        role="group"
        aria-label={label}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        width={picture.width}
        height={picture.height}
        className="mx-auto block text-xs"
      >
        {picture.links.map((link) => (
          <path key={link.key} d={link.path} className="fill-none stroke-slate-400" />
        ))}
        {picture.links.map(
          (link) =>
            link.pct && (
              <text
                key={link.key}
                x={link.x}
                y={link.y}
                textAnchor="middle"
                dominantBaseline="middle"
                className="fill-ink stroke-white font-medium [paint-order:stroke]"
                strokeWidth={5}
              >
                {link.pct}
              </text>
            ),
        )}
        {picture.boxes.map((box) => {
          const drawn = (
            <>
              <rect x={box.x} y={box.y} width={boxWidth} height={boxHeight} rx={6} className={fills[box.kind] ?? fills.private} />
              {box.lines.map((line, index) => (
                <text
                  key={line}
                  x={box.x + boxWidth / 2}
                  y={box.y + firstLine(box) + index * 15}
                  textAnchor="middle"
                  dominantBaseline="middle"
                  className={box.self ? 'fill-white font-semibold' : 'fill-ink'}
                >
                  {line}
                </text>
              ))}
              {box.note && (
                <text
                  x={box.x + boxWidth / 2}
                  y={box.y + boxHeight - 10}
                  textAnchor="middle"
                  dominantBaseline="middle"
                  className={box.self ? 'fill-brand-100 text-2xs' : 'fill-muted text-2xs'}
                >
                  {box.note}
                </text>
              )}
            </>
          )
          return box.id && !box.self && known.has(box.id) ? (
            <a key={box.key} href={`${path}/${box.id}`} className="hover:opacity-80">
              {drawn}
            </a>
          ) : (
            <g key={box.key}>{drawn}</g>
          )
        })}
      </svg>
    </div>
  )
}
