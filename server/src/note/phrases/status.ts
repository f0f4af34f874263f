/** The status of what is named: a condition active or excluded, a test ordered or resulted, a treatment given. */
import type { SentenceContext } from '../assertion/context.js';
import type { Assertion, Status } from '../types.js';

/** Status of a condition. */
export function conditionStatus(assertion: Assertion, resolved: boolean, stable: boolean): Status {
  if (assertion.polarity === 'absent') {
    return 'excluded';
  }
  if (assertion.polarity !== 'present') {
    return 'considered';
  }
  return resolved ? 'resolved' : stable ? 'stable' : 'active';
}

const pendingWords = new Set(['pending', 'awaited', 'awaiting', 'sent']);
const orderWords = new Set(
  'order ordered orders obtain get check recheck repeat send request requested arrange arranged schedule scheduled start started begin give given plan for will refer referral book recommend recommended consult urgent stat now today'.split(
    ' ',
  ),
);
const resultWords = new Set(
  'neg negative positive pos normal unremarkable shows showed showing revealed wnl nad clear'.split(' '),
);
const givenWords = new Set('given gave received administered started on'.split(' '));

/** Status of a test or treatment that stands at tokens `first` to `end`. */
export function orderStatus(context: SentenceContext, first: number, end: number, assertion: Assertion): Status {
  if (assertion.polarity === 'absent') {
    return 'excluded';
  }
  const { tokens, sentence } = context;
  const near = (words: Set<string>, from: number, to: number): boolean => {
    for (let i = Math.max(from, sentence.firstToken); i < Math.min(to, sentence.endToken); i++) {
      if (words.has(tokens[i]!.folded)) {
        return true;
      }
    }
    return false;
  };
  if (near(pendingWords, first - 3, end + 5)) {
    return 'pending';
  }
  if (near(resultWords, end, end + 4)) {
    return 'resulted';
  }
  if (near(givenWords, first - 3, end + 3)) {
    return 'given';
  }
  if (context.section === 'plan' || near(orderWords, first - 5, first)) {
    return 'ordered';
  }
  return context.section === 'results' || context.section === 'exam' || context.section === 'hpi'
    ? 'resulted'
    : 'considered';
}

/** "No COPD on spirometry", "no effusion on CXR": the finding is denied by the test, which was done. */
export function isMeansOfDenial(context: SentenceContext, first: number): boolean {
  for (let i = first - 1; i >= Math.max(context.sentence.firstToken, first - 3); i--) {
    if (/^(?:on|by|per|via|from)$/.test(context.tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

/** "UPT neg", "troponin negative", "CXR: NAD": the test was done, and its result is negative. */
export function isNegativeResult(context: SentenceContext, end: number, assertion: Assertion): boolean {
  const { cue } = assertion;
  if (cue === null) {
    return /^(?:neg|negative|nad)$/.test(context.tokens[end + 1]?.folded ?? '');
  }
  return (
    end < context.tokens.length &&
    cue.start >= context.tokens[end - 1]!.end &&
    /\b(?:neg|negative|-ve|absent|nil)\b/i.test(context.text.slice(cue.start, cue.end))
  );
}

const notTakenBefore = new Set(
  'avoid avoids avoiding declined declines declining refused refuses refusing discussed offered'.split(' '),
);
const between = new Set(
  'any the a an all further her his their use of taking giving more regular strict and or to have'.split(' '),
);
const notTakenAfter =
  /^(?:(?:was|were|is|are|has been|have been) )?(?:(?:declined|refused|discussed|offered|not (?:wanted|keen|sent|done|performed|taken|checked|measured|obtained|requested)|deferred)(?! (?:with|over|rapidly|since|slowly|markedly|steadily))\b|(?:if|as) (?:needed|required)\b)/;

const opensNotTaken = /^(?:was|were|is|are|has|have|declined|refused|discussed|offered|not|deferred|if|as)$/;

/** Whether one of the two words behind may begin what `notTakenAfter` looks for. */
const mayNotBeTaken = ({ tokens, sentence }: SentenceContext, end: number): boolean =>
  (end < sentence.endToken && opensNotTaken.test(tokens[end]!.folded)) ||
  (end + 1 < sentence.endToken && opensNotTaken.test(tokens[end + 1]!.folded));

/**
 * "Avoid bed rest", "steroid injection discussed, not wanted", "CT if needed": named, and not done or taken. A drug that is
 * given if needed is prescribed; what is avoided for an allergy is what the allergy is to.
 */
export function isNotTakenUp(context: SentenceContext, first: number, end: number, isDrug: boolean): boolean {
  const { tokens, sentence, section } = context;
  const behind = mayNotBeTaken(context, end)
    ? tokens
        .slice(end, Math.min(end + 6, sentence.endToken))
        .map((token) => token.folded)
        .join(' ')
    : '';
  // The head of the phrase may follow: "steroid injection discussed".
  const said = notTakenAfter.exec(behind) ?? notTakenAfter.exec(behind.replace(/^[a-z]+ /, ''));
  if (said !== null) {
    return !(isDrug && /(?:needed|required)$/.test(said[0]));
  }
  if (section === 'allergies') {
    return false;
  }
  let at = first - 1;
  while (at > sentence.firstToken && between.has(tokens[at]!.folded)) {
    at--;
  }
  return at >= sentence.firstToken && notTakenBefore.has(tokens[at]!.folded);
}

const aboutIt = new Set(
  'protocol pathway workup screen screening clinic team bundle study test testing pcr swab titre titer titers tests screens swabs serology serologies panel assay antigen antibody antibodies ag ab service nurse'.split(
    ' ',
  ),
);
/** Nouns of what is done so that it does not come. */
const prevents = new Set(
  'prophylaxis ppx precautions precaution vaccine vaccines vaccination vaccinations vaccinated immunization immunizations immunisation immunisations shot shots jab jabs booster boosters counseling counselling awareness education risk risks watch prevention advice leaflet'.split(
    ' ',
  ),
);
const positive = new Set(['positive', 'pos', 'detected', 'reactive', '+']);
const negative = new Set(['negative', 'neg', 'undetected', 'nonreactive', 'non', '-']);

/**
 * What a noun behind a condition makes of it. "ACS protocol" and "sepsis screen" name the condition and do not say it is there,
 * "flu vaccine" and "seizure precautions" are there so that it does not come; "flu PCR positive" and "COVID swab neg" do, or deny it. Null: no such noun.
 */
export function nounBehind(
  context: SentenceContext,
  end: number,
): 'named' | 'prevented' | 'positive' | 'negative' | null {
  const { tokens, sentence } = context;
  let named = false;
  let prevented = false;
  // "HIV/hepatitis C screen", "flu and pneumococcal vaccines": the noun belongs to both.
  let joined = false;
  for (let i = end; i < Math.min(end + 6, sentence.endToken); i++) {
    const { folded, kind } = tokens[i]!;
    if (prevents.has(folded)) {
      prevented = true;
      break;
    } else if (aboutIt.has(folded)) {
      named = true;
    } else if (named && positive.has(folded)) {
      return 'positive';
    } else if (named && negative.has(folded)) {
      return 'negative';
    } else if (named && /^(?:was|is|:|result|came|back)$/.test(folded)) {
      continue;
    } else if (/^[/-]$/.test(folded) || folded === 'and') {
      joined = true;
    } else if (named || !joined || kind !== 'word') {
      break;
    }
  }
  return prevented ? 'prevented' : named ? 'named' : null;
}

const against =
  /\b(?:negative|neg|unlikely|excluded|ruled out|not suspected|less likely|low (?:risk|suspicion|probability)|no (?:symptoms|signs?|evidence|features)|doubt|against)\b/i;

/** "PE: PERC negative", "Dissection: no signs": the condition is a label, and what follows speaks against it. */
export function isWeighedDown(context: SentenceContext, end: number): boolean {
  const { tokens, sentence, text } = context;
  const mark = end < sentence.endToken ? tokens[end]! : undefined;
  return mark !== undefined && /^[:–-]$/.test(mark.folded) && against.test(text.slice(mark.end, sentence.end));
}

const stops =
  /^(?:stop|stopped|stopping|stops|discontinue|discontinued|discontinuing|dc'd|held|hold|holding|withheld|ceased|off)$/;
const stopReach = 3;

/** "Stopped warfarin in 2015", "off apixaban", "metformin was discontinued": a drug that is taken no more. */
export function isStopped({ tokens, sentence }: SentenceContext, first: number, end: number): boolean {
  for (let i = first - 1; i >= Math.max(sentence.firstToken, first - stopReach); i--) {
    if (stops.test(tokens[i]!.folded)) {
      return true;
    }
    if (tokens[i]!.kind === 'punctuation') {
      break;
    }
  }
  for (let i = end; i < Math.min(end + stopReach, sentence.endToken); i++) {
    const { folded, kind } = tokens[i]!;
    if (/^(?:stopped|discontinued|ceased|withheld|held|dc'd)$/.test(folded)) {
      return true;
    }
    if (kind === 'punctuation' || !/^(?:was|were|has|been|since|then|later|recently)$/.test(folded)) {
      break;
    }
  }
  return false;
}
