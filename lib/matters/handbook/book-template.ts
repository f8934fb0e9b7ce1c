/**
 * The layout of the handbook in Typst: cover, contents with page numbers, the five parts of every matter, the map of dependencies.
 * Everything comes in through `sys.inputs.data` as JSON and is set as text, never read as markup.
 */
export const bookTemplate = `
#let d = json(bytes(sys.inputs.data))
#let song = ("Noto Serif SC",)
#let mark = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "Noto Serif SC")
#let hei = ("Noto Sans S Chinese", "Noto Sans Hans", "Noto Serif SC")
#let blue = rgb("#1d4f91")
#let pale = rgb("#eef3f9")
#let rule = 0.4pt + rgb("#9aa7b8")
#let whole = d.map != none

#set document(title: d.title, author: d.organ, date: none)
#set text(font: song, size: 10.5pt, lang: "zh", region: "cn", cjk-latin-spacing: none, hyphenate: false)
#set par(justify: true, leading: 0.72em, spacing: 0.85em, linebreaks: "simple")
#show regex("[A-Za-z0-9_/-]{18}"): it => it + sym.zws

#let current = state("matter", "")
#set page(
  paper: "a4", margin: (top: 24mm, bottom: 22mm, left: 18mm, right: 18mm),
  header: context {
    let n = counter(page).get().first()
    if n > 1 or not whole {
      set text(font: hei, size: 8pt, fill: luma(90))
      grid(columns: (1fr, auto), d.title, current.get())
      v(-6pt)
      line(length: 100%, stroke: rule)
    }
  },
  footer: context {
    let n = counter(page).get().first()
    if n > 1 or not whole { align(center, text(font: song, size: 9pt, str(n))) }
  },
)

#show heading.where(level: 1): it => block(width: 100%, above: 0pt, below: 6mm, inset: (y: 3mm), stroke: (bottom: 1.2pt + blue), text(font: hei, size: 17pt, weight: "bold", fill: blue, it.body))
#show heading.where(level: 2): it => block(width: 100%, above: 0pt, below: 4mm, text(font: hei, size: 14pt, weight: "bold", it.body))
#show heading.where(level: 3): it => block(width: 100%, above: 6mm, below: 3mm, sticky: true, text(font: hei, size: 11.5pt, weight: "bold", fill: blue, it.body))

#let th(words) = table.cell(fill: pale, text(font: hei, size: 9pt, weight: "bold", words))
#let sheet(columns, heads, ..cells) = {
  set text(size: 9pt)
  set par(justify: false, leading: 0.6em)
  table(columns: columns, inset: (x: 1.6mm, y: 1.5mm), stroke: rule, align: left + top, table.header(..heads.map(th)), ..cells.pos())
}
#let none-of(words) = text(fill: luma(90), words)
#let tag(words) = text(font: hei, size: 8pt, fill: rgb("#9a3b05"), words)

// A unit of a picture is 0.215 mm, so that letters keep their size; what is wider than the page is made to fit.
#let picture(p) = align(center, {
  let natural = p.width * 0.215mm
  let tall = p.height * 0.215mm
  let share = calc.min(1, 174mm / natural, 232mm / tall)
  block(breakable: false, image(bytes(p.svg), format: "svg", width: natural * share))
})

#let part(n, words) = heading(level: 3, outlined: false, n + "、" + words)

#let entry(e, first) = {
  // The head of a page says what the page begins with, so the name changes before the page does.
  if not first { current.update(e.code + " " + e.name); pagebreak(weak: true) }
  heading(level: 2, e.code + "　" + e.name)
  text(font: hei, size: 8.5pt, fill: luma(80), "第 " + str(e.version) + " 版\uff0c" + e.effectiveFrom + " 起施行")
  sheet((24mm, 1fr), ("项目", "内容"), ..e.facts.map(f => (text(font: hei, size: 9pt, f.label), f.value)).flatten())
  part("一", "政策依据")
  sheet((8mm, 58mm, 1fr), ("序", "文件", "条款要点"), ..e.basis.enumerate().map(((i, b)) => (
    str(i + 1),
    [《#b.name》#if b.number != "" { linebreak(); text(size: 8pt, b.number) }#if b.version != "" { linebreak(); text(size: 8pt, b.version) }#if not b.checked { linebreak(); tag("待校核") }],
    b.point,
  )).flatten())
  part("二", "岗位职责")
  sheet((21mm, 27mm, 25mm, 1fr, 22mm), ("环节", "承办", "岗位", "职责", "时限"), ..e.duties.map(s => (
    s.name, s.who, s.role,
    [#s.duty#if s.apart != "" { "与“" + s.apart + "”不得为同一人。" }#linebreak()#text(size: 8pt, fill: luma(80), "可办理\uff1a" + s.acts)],
    s.limit,
  )).flatten())
  part("三", "业务流程")
  picture(e.flow)
  for s in e.silences { block(above: 2mm, below: 1mm, text(size: 9pt, "逾期不反馈的处理\uff08" + s.steps + "\uff09\uff1a" + s.words + "。")) }
  part("四", "业务依赖关系")
  if e.around == none { none-of("本事项与其他事项没有前置、后置或者并行联动关系。") } else {
    picture(e.around)
    sheet((14mm, 52mm, 1fr), ("关系", "事项", "说明"), ..e.dependencies.map(x => (x.relation, x.code + " " + x.name, [#x.description#if x.held != "" { linebreak(); text(size: 8pt, fill: luma(80), x.held) }])).flatten())
  }
  part("五", "监管风险点")
  sheet((11mm, 46mm, 1fr, 44mm), ("等级", "风险点", "防控措施", "提示环节"), ..e.risks.map(r => (r.level, r.point, r.control, r.steps)).flatten())
  part("附", "申报材料")
  sheet((8mm, 1fr, 40mm, 14mm), ("序", "材料", "要求", "模板"), ..e.materials.enumerate().map(((i, m)) => (
    str(i + 1),
    [#m.name#if m.note != "" { linebreak(); text(size: 8pt, fill: luma(80), m.note) }],
    m.demand, if m.template { "有" } else { "—" },
  )).flatten())
}

#if whole {
  v(58mm)
  align(center, {
    text(font: mark, size: 30pt, weight: 700, d.title)
    v(10mm)
    text(font: hei, size: 13pt, "政策依据　岗位职责　业务流程　业务依赖　监管风险点")
    v(92mm)
    text(font: song, size: 15pt, d.organ)
    v(3mm)
    text(font: song, size: 13pt, d.day)
    v(14mm)
    set text(size: 8pt, fill: luma(90))
    [本书由平台按现行事项定义生成\uff0c共 #d.groups.map(g => g.entries.len()).sum() 个事项。#linebreak()内容摘要\uff08SM3\uff09 #text(size: 7pt, d.digest)]
  })
  current.update("目录")
  pagebreak()
  align(center, text(font: hei, size: 17pt, weight: "bold", "目　录"))
  v(4mm)
  show outline.entry.where(level: 1): it => block(above: 4mm, below: 2mm, link(it.element.location(), text(font: hei, size: 11pt, weight: "bold", fill: blue, { it.body(); box(width: 1fr); it.page() })))
  show outline.entry.where(level: 2): it => block(above: 1.7mm, below: 1.7mm, pad(left: 5mm, link(it.element.location(), { it.body(); box(width: 1fr, inset: (x: 2mm), repeat(gap: 2pt, "·")); it.page() })))
  outline(title: none, depth: 2)
  for g in d.groups {
    current.update(g.name)
    pagebreak()
    heading(level: 1, g.name)
    for (i, e) in g.entries.enumerate() { entry(e, i == 0) }
  }
  current.update("业务依赖关系图")
  page(paper: "a3", margin: (top: 24mm, rest: 14mm), {
    heading(level: 1, "监管事项业务依赖关系图")
    align(center, image(bytes(d.map.svg), format: "svg", width: calc.min(262mm, 340mm / d.map.height * d.map.width)))
  })
} else {
  for g in d.groups { for e in g.entries { current.update(g.name); entry(e, true) } }
  v(6mm)
  text(size: 8pt, fill: luma(90), d.organ + "　" + d.day + "　内容摘要\uff08SM3\uff09 " + d.digest)
}
#context [#metadata(here().page()) <last-page>]
`
