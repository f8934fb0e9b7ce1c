/** How often a matter is filed, relative to the others. */
export const frequencies: Readonly<Record<string, number>> = {
  ...{ 'GZ-CQ-01': 120, 'GZ-CQ-02': 60, 'GZ-CQ-03': 45, 'GZ-CQ-04': 105, 'GZ-CQ-05': 60, 'GZ-CQ-06': 32, 'GZ-CQ-07': 210 },
  ...{ 'GZ-CQ-08': 160, 'GZ-CQ-09': 210, 'GZ-CQ-10': 75, 'GZ-CQ-11': 190, 'GZ-ZB-01': 12, 'GZ-ZB-02': 7 },
  ...{ 'GZ-GH-02': 150, 'GZ-GH-03': 35, 'GZ-GH-04': 26, 'GZ-GH-05': 30, 'GZ-GH-06': 20, 'GZ-GH-07': 50, 'GZ-GH-08': 60 },
  ...{ 'GZ-GG-01': 55, 'GZ-GG-02': 14, 'GZ-GG-03': 22, 'GZ-GG-04': 36, 'GZ-GG-05': 75, 'GZ-GG-06': 10, 'GZ-GG-07': 13, 'GZ-GG-08': 9 },
  ...{ 'GZ-CW-05': 26, 'GZ-CW-06': 42, 'GZ-CW-07': 110, 'GZ-CW-08': 52, 'GZ-CW-10': 76, 'GZ-CW-11': 44, 'GZ-CW-12': 18, 'GZ-YS-01': 44 },
  ...{ 'GZ-KH-03': 34, 'GZ-KH-04': 44, 'GZ-LD-01': 74, 'GZ-LD-02': 36, 'GZ-LD-03': 92 },
  ...{ 'GZ-JD-01': 66, 'GZ-JD-02': 76, 'GZ-JD-03': 26, 'GZ-JD-04': 40, 'GZ-SH-01': 60, 'GZ-ZH-01': 215, 'GZ-CG-01': 120 },
}

/** Matters that every group files once a year, with the months of the year (1 to 12) in which it does. */
export const yearly: Readonly<Record<string, readonly [from: number, to: number]>> = {
  ...{ 'GZ-GH-01': [1, 3], 'GZ-CW-01': [1, 3], 'GZ-CW-02': [4, 5], 'GZ-CW-03': [5, 7], 'GZ-CW-04': [5, 7] },
  ...{ 'GZ-CW-09': [1, 4], 'GZ-KH-01': [3, 5], 'GZ-KH-02': [4, 6], 'GZ-KH-05': [2, 4] },
}
