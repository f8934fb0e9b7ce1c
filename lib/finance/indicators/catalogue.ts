import rows from './catalogue.json' with { type: 'json' }
import { type Indicator, indicatorSchema } from './definition'

/** The 77 indicators that come with the platform, as version 1 of their definitions, in the order of the library. */
export const releasedIndicators: readonly Indicator[] = rows.map((row) => indicatorSchema.parse(row))
