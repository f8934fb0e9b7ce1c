import { create } from 'qrcode'

const quiet = 4

/** A QR code (ISO/IEC 18004, correction M) as SVG text: one path, a module is one unit, four units of quiet around. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const steps: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) steps.push(`M${column + quiet} ${row + quiet}h1v1h-1z`)
    }
  }
  const side = modules.size + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${steps.join('')}"/></svg>`
}
