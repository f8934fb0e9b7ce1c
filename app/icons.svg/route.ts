import { drawings } from './drawings'

export const dynamic = 'force-static'

const line = ([tag, attributes]: readonly [string, Readonly<Record<string, string>>]) => {
  const given = Object.entries(attributes).filter(([name]) => name !== 'key')
  return `<${tag} ${given.map(([name, value]) => `${name}="${value}"`).join(' ')}/>`
}

/** The sheet of all pictures, for `<use>`. Kept for ten minutes: so long can a new picture be missing after an upgrade. */
export function GET(): Response {
  const symbols = [...drawings].map(([name, lines]) => `<symbol id="${name}" viewBox="0 0 24 24">${lines.map(line).join('')}</symbol>`)
  return new Response(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=600' },
  })
}
