/** Pieces of SQL that models of several families write alike. */

/** The organisation of a group when all its rows are of one; null (the commission's) when several organisations meet in it. */
export const oneOrg = (column: string) => `case when count(distinct ${column}) = 1 then (array_agg(${column}))[1] end`

/** The ids of a group as a list, each once. */
export const ids = (column: string) => `coalesce(array_agg(distinct ${column}) filter (where ${column} is not null), '{}')`

/** A day within the months before the day of the facts; `:months` is a threshold of the model. */
export const lately = (column: string) => `${column} > {today} - make_interval(months => :months) and ${column} <= {today}`

/** An amount in 分 as 万元, for evidence under words of its own (a column of the vocabulary is written in its unit by itself). */
export const inWan = (expression: string) => `round((${expression})::numeric / 1000000, 4)`

/** A price in 分 as 元. */
export const inYuan = (expression: string) => `round((${expression})::numeric / 100, 2)`

/** A ratio as a percentage in words. */
export const inPercent = (expression: string) => `(round((${expression})::numeric * 100, 2) || '%')`
