import type { ChartTheme } from '@/components/charts/chart-types'

/** Colours of things that appear on many pages: the same thing has the same colour everywhere. */
export const thingColors: Readonly<Record<string, string>> = {
  红: '#c8372a',
  橙: '#d97706',
  黄: '#c9a400',
  蓝: '#376cb0',
  本年: '#1d4f91',
  上年同期: '#9db8dc',
  预算: '#94a3b8',
  在办: '#376cb0',
  已办结: '#2f855a',
  按时: '#2f855a',
  超期: '#c8372a',
  补正: '#94a3b8',
}

const order = ['#1d4f91', '#d08a2c', '#2a8c82', '#7b6bb5', '#5d8bc6', '#8a6d3b', '#64748b', '#b0567c']
const orderDark = ['#4da3ff', '#f6b35c', '#4fd1c5', '#b3a1f0', '#8fc7ff', '#d6b98a', '#a3b3cc', '#f28db8']

/** The colour of a series: by its name where it is known, else by its place. */
export function seriesColor(name: string, index: number, theme: ChartTheme = 'light'): string {
  const list = theme === 'dark' ? orderDark : order
  return thingColors[name] ?? list[index % list.length] ?? '#1d4f91'
}

/** Colours of text, lines and grounds inside a chart. */
export const inks = {
  light: { text: '#1f2937', quiet: '#56657a', line: '#e2e8f0', ground: '#ffffff', blank: '#e9edf2', danger: '#b42318' },
  dark: { text: '#e6eefb', quiet: '#9fb3d1', line: '#1d3a66', ground: '#0a1c3a', blank: '#0d2244', danger: '#ff8a7a' },
} as const

/** Five shades from few to many for areas of a map. */
export const shades = {
  light: ['#dde8f5', '#bcd0ea', '#8fb1db', '#5d8bc6', '#2f62a3'],
  dark: ['#12305c', '#17457f', '#1d5ca6', '#2f7fd1', '#6bb3f7'],
} as const
