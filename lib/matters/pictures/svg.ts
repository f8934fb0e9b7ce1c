export type Point = { readonly x: number; readonly y: number }
export type Box = Point & { readonly width: number; readonly height: number }

type Attributes = Readonly<Record<string, string | number | undefined>>

/** Text as it may stand in XML: marks escaped, control characters left out. */
export function escapeXml(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (mark) => marks[mark]!)
}

/** One element; `content` is markup made by these functions. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value!)}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** Lines of text under one another; `y` is the base line of the first. */
export function textLines(lines: readonly string[], at: Point, size: number, gap: number, attributes: Attributes = {}): string {
  return lines
    .map((line, index) => element('text', { x: at.x, y: at.y + index * gap, 'font-size': size, ...attributes }, escapeXml(line)))
    .join('')
}

/** A way through points with a tip at its end. */
export function arrow(points: readonly Point[], attributes: Attributes & { stroke: string }, tip = 5): string {
  const d = roundedPath(points, 6)
  const line = element('path', { d, fill: 'none', ...attributes })
  const [before, end] = [points.at(-2)!, points.at(-1)!]
  const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)]
  const corners = [end, { x: end.x - dx * tip * 1.6 - dy * tip, y: end.y - dy * tip * 1.6 - dx * tip }]
  corners.push({ x: end.x - dx * tip * 1.6 + dy * tip, y: end.y - dy * tip * 1.6 + dx * tip })
  return tip === 0 ? line : line + element('path', { d: `M${corners.map(pair).join('L')}Z`, fill: attributes.stroke })
}

/** A way of straight stretches with its corners rounded. */
export function roundedPath(points: readonly Point[], radius: number): string {
  let d = `M${pair(points[0]!)}`
  for (let index = 1; index < points.length - 1; index += 1) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!]
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    d += `L${pair(towards(corner, before, reach))}Q${pair(corner)} ${pair(towards(corner, after, reach))}`
  }
  return `${d}L${pair(points.at(-1)!)}`
}

/** A whole picture with its title and description for those who do not see it, a group where it holds links; on white, to read on any page. */
export function svg(size: { width: number; height: number }, words: { id: string; title: string; text: string }, content: string): string {
  const { width, height } = size
  const spoken =
    element('title', { id: `${words.id}-title` }, escapeXml(words.title)) +
    element('desc', { id: `${words.id}-text` }, escapeXml(words.text))
  const ground = element('rect', { width, height, fill: '#ffffff' })
  const attributes = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${round(width)} ${round(height)}`, width, height },
    ...{ role: content.includes('<a ') ? 'group' : 'img', 'aria-labelledby': `${words.id}-title ${words.id}-text` },
    'font-family': "'Noto Sans S Chinese','Noto Sans Hans','PingFang SC','Microsoft YaHei',sans-serif",
  }
  return element('svg', attributes, spoken + ground + content)
}

const round = (value: number) => Math.round(value * 10) / 10
const pair = ({ x, y }: Point) => `${round(x)} ${round(y)}`
const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

function towards(from: Point, to: Point, reach: number): Point {
  const whole = distance(from, to)
  return whole === 0 ? from : { x: from.x + ((to.x - from.x) / whole) * reach, y: from.y + ((to.y - from.y) / whole) * reach }
}
