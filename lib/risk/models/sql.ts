/** Pieces of SQL that models of several families write alike. */

/** The organisation of a group when all its rows are of one; null (the commission's) when several organisations meet in it. */
export const oneOrg = (column: string) => `case when count(distinct ${column}) = 1 then (array_agg(${column}))[1] end`

/** Any one value of a group whose rows all carry the same. */
export const any = (column: string) => `(array_agg(${column}))[1]`

/** The ids of a group as a list, each once. */
export const ids = (column: string) => `coalesce(array_agg(distinct ${column}) filter (where ${column} is not null), '{}')`

/** A day within the months before the day of the facts; `:months` is a threshold of the model. */
export const lately = (column: string) => `${column} > {today} - make_interval(months => :months) and ${column} <= {today}`
