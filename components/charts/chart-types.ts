/** JSON that ECharts reads; no functions, so that a server page can hand it to the browser. */
export type ChartJson = string | number | boolean | null | ChartJson[] | { [key: string]: ChartJson }
export type ChartOption = { [key: string]: ChartJson }

/** The numbers behind a chart as text, for the table and the export; the first column names the row. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/** A chart ready to be drawn: `title` is the question it answers, `subtitle` the calibre, period and unit. */
export type PreparedChart = {
  title: string
  subtitle: string
  /** One sentence read aloud instead of the picture. */
  summary: string
  height: number
  option: ChartOption
  table: ChartTable
  /** Nothing to draw: why. */
  empty: string | null
}

export type ChartTheme = 'light' | 'dark'

/** What a mark carries besides its value: words of its tooltip and where a click leads. */
export type MarkInfo = { tip: string; href?: string }
