/**
 * The words that decide whether something is present, denied, possible, conditional, past, or somebody else's.
 * The approach (cue, direction, scope, terminator) is that of NegEx and ConText (Chapman 2001, Harkema 2009); the lists are our own.
 */
import { tokenize } from './tokens.js';
import type { Token } from './types.js';

/**
 * `before`-cues act on what follows them up to a stop; `after`-cues on what stands before them.
 * A `none` cue looks like another and means nothing ("no change in"): being longer, it wins the place.
 */
export type CueKind =
  | 'absent-before'
  | 'absent-after'
  | 'possible-before'
  | 'possible-after'
  | 'hypothetical-before'
  | 'historical-before'
  | 'historical-after'
  | 'resolved-after'
  | 'stable-before'
  | 'stable-after'
  | 'advice'
  | 'relative'
  | 'family-history'
  | 'stop'
  | 'now'
  | 'none';

const table: Record<CueKind, string> = {
  'absent-before':
    "no|not|not on|no longer on|denies|denied|denying|deny|without|without any|w/o|negative for|neg for|negative|absent|absence of|free of|no evidence of|no evidence for|no sign of|no signs of|no history of|never|never had|nor|neither|none of|did not have|does not have|do not have|has not had|have not had|no complaints of|no complaint of|rules out|ruled out|ruled out for|pertinent negatives|pertinent negatives include|negatives|no longer has|no longer|no further episodes of|non|(-)|doesn't have|didn't have|hasn't had|no known|nil|not have|not had|unremarkable for|no reported|no e/o|no h/o|no hx of|no c/o|lack of|lacks|fails to reveal|failed to reveal|clear of|not demonstrate|not reveal|not show|not complain of|not complaining of|not experience|not experienced|not experiencing|not associated with|not any|not given|not started|not started on|not received|not complained of|not reporting|not report|not having|not been|not noticed|not noted any|isn't|wasn't|no new|no further|no recent",
  'absent-after':
    'was ruled out|were ruled out|is ruled out|has been ruled out|have been ruled out|been ruled out|ruled out|was excluded|were excluded|is excluded|excluded|is absent|are absent|was absent|were absent|absent|not present|not seen|not noted|not appreciated|not identified|not detected|not found|not felt|not heard|not palpable|not palpated|not visualized|not visualised|not elicited|not observed|not reported|not evident|none|neg|is negative|was neg|are neg|is neg|came back negative|returned negative|are negative|was negative|were negative|negative|-ve|is denied|are denied|was denied|were denied|denied|nil|(-)|did not occur',
  'possible-before':
    "possible|possibly|probable|probably|likely|suspected|suspicious for|suspicion for|suspicion of|suspect|suspecting|concern for|concerns for|concern of|concern about|concerned about|concerned for|concerning for|worried about|worrisome for|?|query|rule out|to rule out|r/o|cannot exclude|can not exclude|can't exclude|cannot rule out|can't rule out|not ruled out|could be|may be|might be|may represent|might represent|could represent|differential includes|ddx|vs|versus|or possibly|consider|considering|considered|considering the possibility of|evaluate for|evaluation for|evaluation of|assess for|work up for|workup for|work-up for|presumed|presumptive|questionable|equivocal|thought to be|low suspicion for|low concern for|doubt|less likely|unlikely|unlikely to be|query|perhaps|maybe|suggestive of|suggests|suggesting|appears to be|exclude|to exclude|raises the possibility of|possibility of|potential|potentially|believed to be|risk of having|tested for|test for|screened for|screen for|check for",
  'possible-after':
    'is possible|was possible|is likely|is unlikely|unlikely|less likely|not likely|cannot be excluded|cannot be ruled out|not excluded|not ruled out|is suspected|was suspected|suspected|is considered|was considered|considered|to be ruled out|should be ruled out|must be ruled out|could not be excluded|in the differential|on the differential|on differential|questionable|is a possibility|remains possible|remains a possibility|vs|versus|query|?',
  'hypothetical-before':
    'if|return for|return if|return with|return to ed for|return to ed if|return to the emergency department if|come back if|come back for|call if|call for|in case of|in the event of|watch for|watch out for|monitor for|monitoring for|look out for|prn|as needed for|as needed|to prevent|prevention of|prophylaxis for|prophylaxis against|risk of|risk for|high risk for|increased risk of|risk factors for|risks including|precautions for|return precautions|counseled on|counselled on|counseled about|counselled about|counseled regarding|counselled regarding|educated on|educated about|warned of|warned about|red flags|red flag symptoms|warning signs|should he develop|should she develop|should they develop|should you develop|should symptoms|should you have|should he have|should she have|unless|in the case of|advised to return|to return with|safety netted|safety net|side effects|side effects of|side effects including|adverse effects|screening for|call an ambulance for|sooner for|sooner with|earlier for|earlier if|sooner if|seek care for|seek medical attention for|go to the emergency department for|vaccinated against|immunized against|immunised against|at risk for|at risk of',
  'historical-before':
    'history of|history|h/o|hx of|hx|past medical history of|past medical history|past medical history significant for|medical history significant for|history significant for|pmh of|pmhx of|pmh|previous|previously|prior|prior history of|past history of|past|remote|remote history of|known history of|status post|s/p|in the past|post|childhood|former|last year|had a prior|once had|used to have|admitted last year for|background of|bg of|k/c/o|known case of|known',
  'historical-after':
    'in the past|years ago|year ago|yrs ago|yr ago|months ago|last year|as a child|in childhood|in his youth|in her youth|previously|at birth|at the age of|in the remote past|when younger|as a teenager|decades ago|a few years back|years back',
  'resolved-after':
    'resolved|has resolved|have resolved|now resolved|self resolved|self-resolved|subsided|has subsided|went away|gone|has gone|improved and gone|no longer present|cleared|settled|completely resolved|spontaneously resolved|since resolved|which resolved|that resolved|which has resolved|stopped spontaneously|now gone|resolved with|resolved after',
  'stable-after':
    'stable|is stable|remains stable|rate controlled|rate-controlled|well compensated|managed with|controlled|well controlled|well-controlled|at baseline|unchanged|in remission|at goal|compensated|diet controlled|under control|under good control',
  'stable-before':
    'stable|well controlled|well-controlled|controlled|diet controlled|diet-controlled|rate controlled|rate-controlled|compensated|well compensated',
  advice: 'return|come back|call|seek|reattend|re-attend|go to|contact|present to|report to|attend',
  relative:
    'mother|father|brother|sister|grandmother|grandfather|grandparent|aunt|uncle|cousin|mom|dad|mum|sibling|siblings|parent|parents|brothers|sisters|maternal|paternal|family member|family members|relative|relatives|son|daughter|niece|nephew|wife|husband|spouse|partner|girlfriend|boyfriend|friend|friends|coworker|coworkers|co-worker|colleague|classmate|classmates|roommate|flatmate|neighbor|neighbour|contacts|contact|children|kids|stepmother|stepfather|half-brother|half-sister|twin|great-grandmother|great-grandfather|in-law|child at home|household',
  'family-history':
    'family history of|family history|fhx of|fhx|fh of|fh|family hx of|family hx|family hx:|runs in the family|strong family history of|significant family history of|known family history of|positive family history of|family history significant for|family history positive for|family history is significant for|family history is positive for',
  stop: 'but|however|although|though|except|except for|apart from|aside from|other than|yet|nevertheless|presents|presented|presenting|presents with|presented with|reports|reported|reporting|complains|complained|complaining|c/o|endorses|endorsed|endorsing|admits|admitted|states|stated|notes|noted|noticed|which|secondary to|due to|because|because of|since|has|had|developed|is|are|was|were|and has|and had|:|(+)|+|positive for|remarkable for|significant for|notable for|also has|only|feels|felt|experienced|experiences|started|shows|showed|revealed|reveals|found|demonstrates|demonstrated|associated with|who|whom|as well as having|brought|came|comes|seen|has been|had been|given|started|therefore|so|still|then|followed by|attributes|attributed to|causing|caused by|suggest|consistent with|c/w|when|while|with associated',
  now: 'now|today|currently|presently|presents|presented|presenting|presents with|presented with|presenting with|complains of|complaining of|comes|came|complains|complaining|c/o|reports|reported|who|with|here|this morning|tonight|this week|acute|new|for the past|over the past|for the last|over the last|in the past day|since yesterday|since|recently|worsening|admitted with|admitted for|on exam',
  none: 'no change in|no change|no changes|no prior history|not just|not merely|not sure|not clear|not the|not as|not so|not too|not very|not much|nothing but|no sooner|no matter|no changes in|not only|no increase in|no increase|no improvement in|no significant change in|without change in|no difficulty|without difficulty|not certain if|not certain whether|not clear if|not sure if|no doubt|without further|gram negative|not necessarily|not extend|no interval change|with or without|history of present illness|history of presenting illness|no worse|no better|not improving|not improved|not relieved|not resolved|not getting better|no relief|not relieved by|not worse|not worsened by|no relief of|without relief|not controlled|not responding|no response|no response to|not taking|not able to|not tolerate|not tolerating|unable to|cannot|can not|no history available|on no|has no|have no|had no|with no|and no|is no|are no|was no|were no|post op|family physician|family doctor|family medicine|known to be|family practice|likely to return|past week|past weeks|past day|past days|past month|past months|past hour|past hours|past year|past few days|past few weeks|past few months|past several days|past 24 hours|past two days|past three days|past medical|past surgical|what if|as if|prior to|previously healthy|previously well|previously fit|previously fit and well|previously independent|poorly controlled|uncontrolled|no time|no. of|ask if|asked if|asks if|even if|considered to be|no pmh|no past medical history|no significant past medical history|no significant pmh',
};

/** Cues of the `none` list that begin another cue's place but still hold a "no": the "no" of "has no" must act. */
const carriesNo = new Set([
  'on no',
  'has no',
  'have no',
  'had no',
  'with no',
  'and no',
  'is no',
  'are no',
  'was no',
  'were no',
]);

export interface Cue {
  readonly kinds: readonly CueKind[];
  /** Half-open range of tokens. */
  readonly first: number;
  readonly end: number;
  readonly words: string;
}

interface CueNode {
  next: Map<string, CueNode>;
  kinds: CueKind[];
}
const root: CueNode = { next: new Map(), kinds: [] };
const phrasesOf = (kind: CueKind): string[] => {
  const phrases = table[kind].split('|');
  // "Mother's", "father's": one word to the tokenizer.
  const kin = phrases.filter((phrase) =>
    /(?:er|other|dad|mum|mom|aunt|uncle|cousin|son|niece|nephew|twin)$/.test(phrase),
  );
  return kind === 'relative' ? [...phrases, ...kin.map((phrase) => `${phrase}'s`)] : phrases;
};
for (const kind of Object.keys(table) as CueKind[]) {
  for (const phrase of phrasesOf(kind)) {
    let node = root;
    for (const token of tokenize(phrase)) {
      let next = node.next.get(token.folded);
      if (next === undefined) {
        next = { next: new Map(), kinds: [] };
        node.next.set(token.folded, next);
      }
      node = next;
    }
    node.kinds.push(carriesNo.has(phrase) ? 'absent-before' : kind);
  }
}

/** Cues among tokens `first` to `end`, longest first at each place, in order. */
export function findCues(tokens: readonly Token[], first: number, end: number): Cue[] {
  const cues: Cue[] = [];
  for (let at = first; at < end;) {
    let node = root.next.get(tokens[at]!.folded);
    let best = 0;
    let kinds: CueKind[] = [];
    for (let index = at; node !== undefined;) {
      if (node.kinds.length > 0) {
        best = index + 1 - at;
        kinds = node.kinds;
      }
      index++;
      while (index < end && tokens[index]!.kind === 'break') {
        index++;
      }
      node = index < end ? node.next.get(tokens[index]!.folded) : undefined;
    }
    if (best > 0) {
      const words = tokens
        .slice(at, at + best)
        .map((token) => token.folded)
        .join(' ');
      cues.push({ kinds, first: at, end: at + best, words });
      at += best;
    } else {
      at++;
    }
  }
  return cues;
}
