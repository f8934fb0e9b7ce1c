/** Words that an installation begins with; people add and remove them afterwards. */
export const defaultWords: readonly (readonly [kind: string, words: readonly string[]])[] = [
  ['烟酒', ['烟酒', '白酒', '香烟', '茅台']],
  ['礼品', ['礼品', '购物卡', '土特产', '珠宝', '名表', '字画']],
  ['消费场所', ['高尔夫', '会所', '洗浴', '足疗', '娱乐']],
  ['旅游', ['旅游', '疗养', '观光']],
]

/** The threshold for everybody at the beginning, in fen (five million yuan; 设计值，待校核). */
export const defaultThreshold = 500_000_000n
