import { create } from 'qrcode'

const quiet = 4

/** A QR code (ISO/IEC 18004, correction M) as SVG text: one path, a module is one unit, four units of quiet around. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const steps: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    // Neighbouring dark modules are drawn as one bar.
    for (let column = 0, end = 0; column < modules.size; column = end + 1) {
      for (end = column; end < modules.size && modules.get(row, end); end += 1);
      if (end > column) steps.push(`M${column + quiet} ${row + quiet}h${end - column}v1h-${end - column}z`)
    }
  }
  const side = modules.size + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${steps.join('')}"/></svg>`
}
