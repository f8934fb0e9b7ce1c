/** Pieces of SQL that models of several families write alike. */

/** The organisation of a group when all its rows are of one; null (the commission's) when several organisations meet in it. */
export const oneOrg = (column: string) => `case when count(distinct ${column}) = 1 then (array_agg(${column}))[1] end`

/** The ids of a group as a list, each once. */
export const ids = (column: string) => `coalesce(array_agg(distinct ${column}) filter (where ${column} is not null), '{}')`

/** A day within the months before the day of the facts; `:months` is a threshold of the model. */
export const lately = (column: string) => `${column} > {today} - make_interval(months => :months) and ${column} <= {today}`

const askedFor = (column: string, relation: string) =>
  `any(array(select asked.${column} from {fact}.${relation} asked where {in:asked} and asked.${column} is not null))`

/** A column of a register names a bidder of the tenders asked for; says nothing over everything. */
export const ofBidder = (column: string) => `{only: ${column} = ${askedFor('party_id', 'bid')}}`

/** A column of a register names an evaluator of the tenders asked for; says nothing over everything. */
export const ofEvaluator = (column: string) => `{only: ${column} = ${askedFor('expert_id', 'evaluator')}}`

/** A column of a register names the enterprise that buys in the tenders asked for; says nothing over everything. */
export const ofBuyer = (column: string) => `{only: ${column} = ${askedFor('org_id', 'tender')}}`

/** The same of a bidder or somebody who holds a part of one. */
export const ofBidderOrHolder = (column: string) => `{only: ${column} = any(array(
    select asked.party_id from {fact}.bid asked where {in:asked}
    union select tie.holder_id from {fact}.party_link tie where tie.holder_id is not null and tie.party_id = ${askedFor('party_id', 'bid')}))}`

/** A mark of a person is one of those who stand behind the bidders asked for (legal person, holder, post); says nothing over everything. */
export const behindBidder = (column: string) => `{only: ${column} = any(array(
    select behind.legal_rep_token from {fact}.party behind where behind.party_id = ${askedFor('party_id', 'bid')}
    union select tie.holder_token from {fact}.party_link tie where tie.party_id = ${askedFor('party_id', 'bid')}))}`

/** An amount in 分 as 万元, for evidence under words of its own (a column of the vocabulary is written in its unit by itself). */
export const inWan = (expression: string) => `round((${expression})::numeric / 1000000, 4)`

/** A price in 分 as 元. */
export const inYuan = (expression: string) => `round((${expression})::numeric / 100, 2)`

/** A ratio as a percentage in words. */
export const inPercent = (expression: string) => `(round((${expression})::numeric * 100, 2) || '%')`
