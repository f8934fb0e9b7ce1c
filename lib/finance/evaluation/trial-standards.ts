/** Five values of an indicator, best first. */
export type TrialStandard = { indicator: string; values: readonly [number, number, number, number, number] }

/** What the set below is called wherever it is shown. */
export const trialSource = '虚构，仅供试用，不是公布的标准值'

const of = (indicator: string, ...values: [number, number, number, number, number]): TrialStandard => ({ indicator, values })

/**
 * Made-up standard values for trying the evaluation without the yearly book. They are nobody's figures: an installation in earnest imports
 * the values of the year.
 */
export const trialStandards: readonly TrialStandard[] = [
  of('WL02', 11.2, 7.6, 4.8, -1.5, -8),
  of('YL02', 6.4, 4.4, 3, -0.6, -4.5),
  of('YL03', 11.5, 7.8, 4.9, -0.7, -7.8),
  of('YL04', 1.9, 1.2, 0.7, -0.4, -1.8),
  of('YL05', 9.4, 6.2, 3.8, -1.2, -6.5),
  of('YL06', 11.4, 7.4, 4.2, -1, -6),
  of('ZC01', 0.9, 0.6, 0.4, 0.25, 0.12),
  of('ZC02', 14, 9.5, 6.2, 3.4, 1.6),
  of('ZC03', 2.2, 1.5, 1.1, 0.7, 0.4),
  of('ZC05', 24, 34, 45, 57, 70),
  of('ZC06', 0.5, 1.6, 3.2, 6.5, 12),
  of('ZC07', 10.5, 6.2, 2.6, -1.4, -5),
  of('WL01', 52, 57, 62, 73, 85),
  of('FX01', 4.8, 3.4, 2.2, 0.8, -0.8),
  of('FX02', 150, 112, 86, 60, 40),
  of('FX03', 18, 11.5, 6, -2.6, -10),
  of('FX04', 24, 36, 48, 62, 76),
  of('FX05', 0.5, 2.2, 4.6, 8, 14),
  of('CZ01', 18.5, 10.8, 5.6, -6.8, -18),
  of('R20', 17.5, 9.6, 4, -6, -15),
  of('CZ03', 12.8, 8.4, 4, -4, -10),
  of('CZ04', 109.5, 106.2, 103.4, 99.2, 94.5),
  of('CZ05', 4.2, 2.8, 1.6, 0.8, 0.3),
  of('CZ06', 6.2, 2.6, -0.4, -4.5, -9),
  of('WL03', 4.6, 3.2, 2, 1.1, 0.5),
  of('WL04', 46, 33, 23, 14, 8),
]
