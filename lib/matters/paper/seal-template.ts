/**
 * The impression of an official seal in Typst, 42 mm wide as that of a body under a municipal government: ring, star, the organ's name
 * around, the seal's name below the star. Strokes only, so that what it is pressed on stays legible.
 */
export const sealTemplate = `
#let seal-red = rgb("#e60012").transparentize(12%)
#let seal-font = ("Noto Serif SC",)
#let stamp(organ, name) = box(width: 42mm, height: 42mm, {
  place(center + horizon, circle(radius: 20.4mm, stroke: 1.1mm + seal-red))
  let corner(i, r) = {
    let turn = i * 36deg - 90deg
    (r * calc.cos(turn), r * calc.sin(turn))
  }
  let points = range(10).map(i => corner(i, if calc.even(i) { 6.2mm } else { 2.37mm }))
  place(center + horizon, box(width: 0pt, height: 0pt, place(top + left, curve(
    fill: seal-red, curve.move(points.first()), ..points.slice(1).map(p => curve.line(p)), curve.close(),
  ))))
  let letters = organ.clusters()
  let many = letters.len()
  let sweep = calc.min(238deg, many * 24deg)
  let step = if many > 1 { sweep / (many - 1) } else { 0deg }
  let narrow = calc.min(100%, 1200% / many)
  for (i, letter) in letters.enumerate() {
    let turn = -sweep / 2 + i * step
    place(center + horizon, dx: 16.6mm * calc.sin(turn), dy: -16.6mm * calc.cos(turn), rotate(turn, scale(x: narrow,
      text(font: seal-font, weight: 700, size: 5.4mm, fill: seal-red, top-edge: "cap-height", bottom-edge: "baseline", letter))))
  }
  if name != "" {
    let wide = calc.min(100%, 800% / calc.max(1, name.clusters().len()))
    place(center + horizon, dy: 12.8mm, scale(x: wide, text(font: seal-font, weight: 700, size: 3.2mm, fill: seal-red, name)))
  }
})
`
