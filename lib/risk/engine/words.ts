/** One regular expression of the words of a threshold (a list): any of them. */
export function anyOf(threshold: string): string {
  return `(select string_agg(word, '|') from jsonb_array_elements_text(jsonb_build_array :${threshold}) word)`
}
