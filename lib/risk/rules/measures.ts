/** Models that judge the same ratio of a statement by another line of it: bands of an indicator and the anomaly rule over the same cells. */
const measures: Readonly<Record<string, readonly string[]>> = {
  短期债务占比: ['AN17', 'ZB01', 'ZB02'],
  现金短债比: ['AN18', 'ZB03', 'ZB04'],
  全部债务与EBITDA之比: ['AN20', 'ZB07', 'ZB08'],
  两金占流动资产比重: ['AN27', 'ZB11'],
  对外担保率: ['AN45', 'ZB09'],
  担保总率: ['AN46', 'ZB10'],
  综合得分: ['AN48', 'ZB12'],
}

const byModel = new Map(Object.entries(measures).flatMap(([measure, models]) => models.map((code) => [code, measure] as const)))

/** What a model measures, where others measure it too; else the model itself. Findings of one measure are one thing said several times. */
export const measureOf = (modelCode: string): string => byModel.get(modelCode) ?? modelCode
