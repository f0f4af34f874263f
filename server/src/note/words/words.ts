/**
 * Forms of one word, so that "swollen leg", "leg swelling" and "legs swell" can meet. Only forms that never change what is meant
 * stand here: "burn" and "burning", or "depressed" and "depression", are words of their own in a note.
 */
import { singular } from './tokens.js';

/** One family a line; the first word stands for all. */
const families = `
swell swelling swollen swelled
pain painful pained
ache aching achy ached
tender tenderness
sore soreness
weak weakness weakening
numb numbness numbed
red redness reddened reddish
itch itching itchy itched
dizzy dizziness
drowsy drowsiness
sleepy sleepiness
dry dryness
stiff stiffness stiffened
pale pallor paleness
faint fainted fainting
collapse collapsed collapsing
vomit vomited vomiting vomits
cough coughed coughing
wheeze wheezing wheezed wheezy
bleed bleeding bled
bruise bruised bruising
sweat sweating sweaty sweated
shake shaking shaky shakes shook
shiver shivering shivered
tremble trembling trembled
cramp cramping crampy cramped
bloat bloating bloated
constipate constipated constipation
nausea nauseous nauseated
tired tiredness
fatigue fatigued
breath breathing breathe breaths breathes
short shortness
breathless breathlessness
hoarse hoarseness
snore snoring snores snored
choke choking choked
drool drooling drooled
swallow swallowing swallowed
lose losing loses
forget forgetful forgetfulness forgetting forgets forgot
confuse confused confusion
anxious anxiousness
hallucinate hallucinating hallucination hallucinated
limp limping limped
trip tripped tripping
slip slipped slipping
struggle struggling struggled
feed feeding feeds
cry crying cries cried
irritable irritability
lethargy lethargic
blur blurry blurred blurring blurriness
discharge discharging discharged
drain drainage draining
ooze oozing oozed
peel peeling peeled
blister blistering blistered blistery
rupture ruptured
dislocate dislocated dislocation
deform deformed deformity
enlarge enlarged enlargement
distend distended distension distention
palpate palpable
jaundice jaundiced
feverish feverishness
chill chilly
thirst thirsty
hunger hungry
urinate urinating urination urinates urinated
pee peeing peed pees
radiate radiating radiates radiated radiation
worsen worsened
spin spinning
throb throbbing throbbed
prick prickling prickly
tingle tingling tingly tingles tingled
twitch twitching twitched
jerk jerking jerked jerky
clumsy clumsiness
unsteady unsteadiness
stagger staggering staggered
slur slurred slurring
droop drooping drooped droopy
squint squinting
crust crusting crusted crusty
scale scaling scaly
ulcerate ulcerated ulceration
inflame inflamed inflammation
infect infected
fracture fractured fx fxs
disease dz
pulmonary pulm
respiratory resp
metastasis mets
palpitation palp palps
infection infxn
ischemia ischemic
edema edematous
necrosis necrotic
icterus icteric
uremia uremic
delirium delirious
cyanosis cyanosed cyanotic
tachycardia tachycardic
bradycardia bradycardic
hypotension hypotensive
hypoxia hypoxic
afebrile apyrexial
pyrexia pyrexial
tachypnea tachypneic tachypnoeic
dyspnea dyspneic dyspnoeic
diaphoresis diaphoretic
incontinence incontinent
tremor tremulous tremulousness
suicide suicidal
paranoia paranoid
erythema erythematous
`;

/** What a word must have that is spelt another way in American: most words have nothing of it. */
const perhapsBritish = /ae|oe|our|is|ys|leuco|sulph/;

/** British spelling -> American, well enough that both sides of a comparison come out the same. */
function american(word: string): string {
  if (word.length < 5 || !perhapsBritish.test(word)) {
    return word;
  }
  return word
    .replace(/ae|oe/g, 'e')
    .replace(/our(?=$|s$|ed$|ing$|less$|ful$|ation$)/, 'or')
    .replace(/(?<=.{4})is(?=e$|ed$|es$|ing$|ation$)/, 'iz')
    .replace(/ys(?=e$|ed$|es$|ing$)/, 'yz')
    .replace('leuco', 'leuko')
    .replace('sulph', 'sulf')
    .replace('foet', 'fet');
}

const canonical = new Map<string, string>();
const forms = new Map<string, readonly string[]>();
for (const line of families.trim().split('\n')) {
  const [first, ...others] = line.split(' ').map(american);
  forms.set(first!, others);
  for (const other of others) {
    canonical.set(other, first!);
  }
}

/** The other forms of a word that stands for its family; none for any other word. */
export const wordForms = (word: string): readonly string[] => forms.get(word) ?? [];

/** Answers that are remembered at most, and the longest word of them: any text may come. */
const mostRemembered = 50_000;
const longestRemembered = 64;
const remembered = new Map<string, string>();

/** The word that stands for all forms of a folded word, in American spelling: its family's first, else its singular. */
export function canonicalWord(folded: string): string {
  let word = remembered.get(folded);
  if (word === undefined) {
    const spelled = american(folded);
    const one = singular(spelled);
    word = canonical.get(spelled) ?? canonical.get(one) ?? one;
    if (folded.length > longestRemembered) {
      return word;
    }
    if (remembered.size >= mostRemembered) {
      remembered.clear();
    }
    remembered.set(folded, word);
  }
  return word;
}
