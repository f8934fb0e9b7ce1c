const forms = /(股份有限公司|有限责任公司|有限公司|公司|集团|中心|委员会|局|院|厂)$/

/** A holder's name for the public: two characters at the front, the legal form at the end, the middle hidden. */
export function maskName(name: string): string {
  const form = forms.exec(name)?.[1] ?? ''
  const middle = [...name.slice(0, name.length - form.length)]
  const shown = Math.min(2, Math.max(1, middle.length - 1))
  return `${middle.slice(0, shown).join('')}${'*'.repeat(Math.max(2, middle.length - shown))}${form}`
}
