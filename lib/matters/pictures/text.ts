/** Width in units of a text set in a Hei face of this size; wide characters take a square, the rest what they take on average and a little more. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + shareOf(letter), 0) * size
}

function shareOf(letter: string): number {
  if (letter > '\u2e80' || '“”‘’—…·①②③④⑤⑥⑦⑧⑨'.includes(letter)) return 1
  if (/[A-Z%@]/.test(letter)) return 0.72
  if (/[mw]/.test(letter)) return 0.86
  if (/[iljt.,:;' ]/.test(letter)) return 0.34
  return 0.6
}

/** Marks that do not begin a line: they stay with the character before them. */
const noStart = '，。、；：！？）》”’〕%,.)'
const noEnd = '（《“‘〔('

/** A text in lines no wider than `width`; what does not fit into `most` lines ends in an ellipsis. Never gives an empty list. */
export function wrapText(text: string, width: number, size: number, most = 9): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && textWidth(line + piece, size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const letter of piece) {
      // A piece wider than the line itself is broken where it must be.
      if (line !== '' && textWidth(line + letter, size) > width) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(''), width, size)]
}

/** A text cut to a width, with an ellipsis where something was left out. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`, size) > width) break
    kept += letter
  }
  return `${kept}…`
}

// Letters and digits stay together, wide characters may part anywhere; closing marks keep to what stands before, opening ones to what follows.
function pieces(text: string): string[] {
  const result: string[] = []
  for (const piece of text.match(/[A-Za-z0-9.,:/_-]+|[\s\S]/gu) ?? []) {
    const last = result.at(-1)
    if (last !== undefined && (noStart.includes(piece) || noEnd.includes(last.at(-1) ?? ''))) result[result.length - 1] = last + piece
    else result.push(piece)
  }
  return result
}
