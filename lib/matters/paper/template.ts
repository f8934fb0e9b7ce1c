import { sealTemplate } from './seal-template'

/**
 * The layout of all papers in Typst. Everything a person wrote comes in through `sys.inputs.data` as JSON and is set as text, never
 * read as markup. Measures after GB/T 9704-2012: text block 156 mm × 225 mm, 22 lines of 28 characters, 三号 = 15.75 pt.
 */
export const paperTemplate = `${sealTemplate}
#let d = json(bytes(sys.inputs.data))
#let impression = json(bytes(sys.inputs.seal))
#let qr = bytes(sys.inputs.qr)
#let red = rgb("#d7000f")
#let fang = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong", "Noto Serif SC")
#let song = ("Noto Serif SC",)
#let mark = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "Noto Serif SC")
#let hei = ("Noto Sans S Chinese", "Noto Sans Hans", "Noto Serif SC")
#let san = 15.75pt
#let line-gap = 225mm / 22 - san

#set document(title: d.title, author: d.organ, date: none)
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(font: fang, size: san, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em, hyphenate: false)
#set par(justify: true, leading: line-gap, spacing: line-gap, linebreaks: "simple")
// A run without a place to break would leave the page.
#show regex("[A-Za-z0-9_/-]{18}"): it => it + sym.zws

#let blank(n) = v(n * (san + line-gap), weak: false)
#let indent = 2 * san
#let body-par(t) = par(first-line-indent: (amount: indent, all: true), t)
#let rule(weight) = line(length: 100%, stroke: weight + black)

// A name that is wider than the block is made narrower, not smaller: that is how heads are set.
#let fitted(size, body) = layout(area => {
  let set-text = text(font: mark, weight: 900, size: size, fill: red, body)
  let wide = measure(set-text).width
  let share = calc.min(100%, area.width / wide * 100%)
  align(center, scale(x: share, reflow: true, set-text))
})

#let proof = block(breakable: false, width: 100%, below: 3mm, grid(
  columns: (21mm, 1fr), column-gutter: 3mm, align: horizon,
  image(qr, format: "svg", width: 21mm),
  {
    set text(font: hei, size: 8pt)
    set par(leading: 3.2pt, spacing: 4pt, justify: false)
    [核验码]
    h(0.6em)
    text(size: 10.5pt, weight: "bold", d.verify.code)
    linebreak()
    [扫描二维码或访问]
    h(0.3em)
    d.verify.url.split("?").first()
    h(0.3em)
    [输入核验码\uff0c可核对文书真伪和效力。]
    linebreak()
    [内容摘要\uff08SM3\uff09]
    h(0.3em)
    text(size: 7pt, d.verify.digest)
  },
))

#let title-block(lines) = align(center, {
  set text(font: mark, weight: 700, size: 22pt)
  set par(leading: 11pt, justify: false)
  lines.join(linebreak())
})

#let page-number = context {
  let n = counter(page).get().first()
  set text(font: song, size: 14pt)
  align(if calc.odd(n) { right } else { left }, pad(x: 14pt, [— #n —]))
}

#let sign(organ, date) = {
  set par(justify: false)
  if impression != none {
    // With a seal: the date four characters from the right, the organ centred above it, the seal pressed on both so that they lie a
    // little below its middle and its top within a line of the text (7.3.5.1).
    context {
      let name = text(organ)
      let day = text(date)
      let apart = calc.max(0pt, 4 * san + (measure(day).width - measure(name).width) / 2)
      let wide = calc.max(measure(name).width, measure(day).width)
      align(right, pad(right: apart, box(width: wide, {
        align(center, stack(dir: ttb, spacing: line-gap, name, day))
        place(center + horizon, dy: -2mm, stamp(impression.organ, impression.name))
      })))
    }
  } else {
    // Without a seal: the organ two characters from the right, the date two characters further in than the organ's first (7.3.5.3).
    align(right, pad(right: indent, box(context {
      let name = text(organ)
      let wide = measure(name).width
      let day = measure(text(date)).width
      if day + indent > wide { align(right, stack(dir: ttb, spacing: line-gap, pad(right: day + indent - wide, name), date)) }
      else { align(left, stack(dir: ttb, spacing: line-gap, name, pad(left: indent, date))) }
    })))
  }
}

#let attachment(items, i) = {
  set par(justify: false)
  let many = items.len() > 1
  pad(left: indent, grid(
    columns: (3 * san, if many { if items.len() > 9 { 1.6 * san } else { 1.1 * san } } else { 0pt }, 1fr),
    if i == 0 { text[附件\uff1a] } else { [] },
    if many { text(str(i + 1) + ".") } else { [] },
    items.at(i),
  ))
}

// What must stand together at the end. The renderer looks on which pages its first and its last part came to lie and asks for a new
// page when they differ, so that no page holds an imprint alone.
#let mark-page(name) = context [#metadata(here().page()) #label(name)]
#let tail(body, foot) = {
  if sys.inputs.turn == "yes" { pagebreak() }
  mark-page("ending")
  body
  v(1fr)
  block(breakable: false, width: 100%, { mark-page("foot"); foot })
}

#let imprint() = block(breakable: false, width: 100%, {
  set text(size: 14pt)
  set par(leading: 8pt, spacing: 0pt, justify: false)
  let cell(body) = block(width: 100%, inset: (x: 14pt, y: 5.5pt), spacing: 0pt, body)
  rule(0.35mm)
  if d.copyTo.len() > 0 {
    cell(grid(columns: (3 * 14pt, 1fr), [抄送\uff1a], text(d.copyTo.join("\uff0c") + "。")))
    rule(0.25mm)
  }
  // The office's name and the day share a line where both fit; else the name is set narrower.
  cell(layout(area => {
    let day = text(sys.inputs.day + "印发")
    let name = text(d.printer)
    let room = area.width - measure(day).width - 14pt
    let share = calc.min(100%, room / measure(name).width * 100%)
    grid(columns: (1fr, auto), scale(x: share, reflow: true, origin: left, name), day)
  }))
  rule(0.35mm)
})

#let ending(foot) = {
  let items = d.attachments
  let last = items.len() - 1
  if last >= 0 {
    body-par(d.closing)
    blank(1)
    for i in range(last) { attachment(items, i) }
  }
  tail({
    if last >= 0 { attachment(items, last) } else { body-par(d.closing) }
    blank(1.6)
    sign(d.organ, sys.inputs.day)
    if d.note != "" { v(line-gap); pad(left: indent, "\uff08" + d.note + "\uff09") }
    v(3mm)
  }, foot)
}

#let text-body() = {
  title-block(json(bytes(sys.inputs.lines)))
  blank(1)
  par(d.addressee + "\uff1a")
  for p in d.paragraphs { body-par(p) }
}

#let letter() = {
  set page(footer-descent: 7mm, footer: page-number)
  v(35mm)
  fitted(34pt, d.organ + "文件")
  blank(2)
  align(center, d.number)
  v(4mm - line-gap)
  line(length: 100%, stroke: 0.5mm + red)
  blank(1.4)
  text-body()
  ending({ proof; imprint() })
}

// 信函格式: head 30 mm from the edge of the paper without 文件, a heavy and a light line of 170 mm above and below the page, the number
// at the right under the upper pair, no number on the first page, no printer in the foot.
#let double(first, second) = align(center, box(width: 170mm, stack(spacing: 1.5mm,
  line(length: 100%, stroke: first + red), line(length: 100%, stroke: second + red))))

#let correspondence() = {
  set page(margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), footer-descent: 7mm,
    footer: context if counter(page).get().first() > 1 { page-number },
    background: context if counter(page).get().first() == 1 { place(bottom + center, dy: -20mm, double(0.4mm, 1mm)) })
  v(-7mm)
  fitted(34pt, d.organ)
  v(4mm - line-gap)
  pad(left: -8mm, right: -6mm, double(1mm, 0.4mm))
  align(right, d.number)
  blank(1)
  text-body()
  ending(proof)
}

#let form() = {
  set page(margin: (top: 25mm, bottom: 20mm, left: 25mm, right: 25mm), footer-descent: 5mm, footer: context if counter(page).final().first() > 1 { page-number })
  set text(size: 12pt)
  set par(leading: 6pt, spacing: 6pt, justify: false)
  align(center, text(font: song, size: 14pt, d.organ))
  v(3mm)
  title-block(json(bytes(sys.inputs.lines)))
  v(5mm)
  grid(columns: (1fr, auto), "办件编号\uff1a" + d.filingNumber, "备案号\uff1a" + d.number)
  v(1mm)
  let label(words) = table.cell(align: center + horizon, fill: luma(246), text(font: hei, size: 10.5pt, words))
  let cells = ()
  let open = false
  for row in d.rows {
    if row.wide and open { cells.push(table.cell(colspan: 2)[]) }
    cells.push(label(row.label))
    cells.push(table.cell(colspan: if row.wide { 3 } else { 1 }, align: left + horizon, row.value))
    open = not row.wide and not open
  }
  if open { cells.push(table.cell(colspan: 2)[]) }
  let opinion(p) = par(first-line-indent: (amount: 2em, all: true), justify: true, p)
  table(
    columns: (27mm, 1fr, 27mm, 1fr), inset: (x: 2mm, y: 2.6mm), stroke: 0.25mm + black,
    ..cells,
    label(d.opinionLabel),
    table.cell(colspan: 3, inset: (x: 3mm, y: 4mm), {
      set par(leading: 8pt, spacing: 8pt)
      for p in d.opinion.slice(0, -1) { opinion(p) }
      block(breakable: false, width: 100%, {
        opinion(d.opinion.last())
        v(14mm)
        align(right, pad(right: 2em, box({
          grid(align: center, row-gutter: 8pt, d.organ, sys.inputs.day)
          if impression != none { place(center + horizon, dy: -1mm, stamp(impression.organ, impression.name)) }
        })))
        if impression == none { v(1mm) } else { v(13mm) }
      })
    }),
  )
  if d.note != "" { text(size: 9pt, "注\uff1a" + d.note) }
  tail([], proof)
}

#if d.layout == "form" { form() } else if d.style == "correspondence" { correspondence() } else { letter() }
`
