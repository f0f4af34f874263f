/** What happened to a patient at another time than the complaint: the words for it, shared by duration and sequence. */

const words =
  "surgery|surgeries|operation|operated|op|procedure|post-?op\\w*|discharged?|admitted|admission|hospitali[sz]\\w+|seen(?! well)|saw|visit\\w*|review\\w*|appointment|diagnosed|dx|dx'd|treated|treatment|finished|completed|stopped|quit|ceased|lmp|period|menses|last(?! (?:seen|known) (?:well|normal)| well\\b)|delivered|delivery|birth|returned|back from|travel\\w*|trip|flight|flew|holiday|vacation|viral|uri|urti|cold|flu|illness|infection|vaccin\\w+|jab|shot|immuni[sz]\\w+|chemo\\w*|cycle|radiotherapy|transplant\\w*|replacement|replaced|stent\\w*|bypass|biopsy|tick|exposure|exposed|contact|started (?:on|taking)|restarted|changed|increased|switched|prescribed|tattoo|piercing|dental work|extraction";
const made = '\\w+(?:ectomy|otomy|ostomy|plasty|scopy|pexy)';

/** A word for such an event. */
export const event = new RegExp(`\\b(?:${words}|${made})\\b`, 'gi');

/** Words with which a complaint begins. */
const onset =
  /\b(?:start(?:ed|s)?(?! (?:on|taking))|began|begun|onset|came on|noticed|noted|developed|woke|fell|fall|collapsed|fainted|passed out|vomited|injur\w+|hit|twisted|occurred|happened|became|has been|had (?:an? )?(?:fall|accident|seizure|fit))\b/gi;

/**
 * The last event that stands in `clause` with no beginning of a complaint behind it: "knee arthroscopy" of "swelling after knee
 * arthroscopy 2 weeks ago", none in "since discharge the pain came on 3 days ago". Null where there is none.
 */
export function eventIn(clause: string): { readonly start: number; readonly end: number } | null {
  let last: { start: number; end: number } | null = null;
  for (const match of clause.matchAll(event)) {
    last = { start: match.index, end: match.index + match[0].length };
  }
  if (last === null) {
    return null;
  }
  for (const match of clause.matchAll(onset)) {
    if (match.index >= last.end) {
      return null;
    }
  }
  return last;
}
