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
`;

const canonical = new Map<string, string>();
for (const line of families.trim().split('\n')) {
  const [first, ...others] = line.split(' ');
  for (const other of others) {
    canonical.set(other, first!);
  }
}

/** The word that stands for all forms of a folded word: its family's first, else its singular. */
export function canonicalWord(folded: string): string {
  const known = canonical.get(folded);
  if (known !== undefined) {
    return known;
  }
  const one = singular(folded);
  return canonical.get(one) ?? one;
}
