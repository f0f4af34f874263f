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
fainted fainting faints
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
prickle prickling prickly
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
get gets got getting gotten
stick sticks stuck sticking
bring brings brought bringing
come comes came coming
feel feels felt feeling
go goes went gone going
wake wakes woke woken waking
keep keeps kept keeping
hurt hurts hurting
drop drops dropped dropping
take takes took taken taking
gain gains gained gaining
throw throws threw thrown throwing
pass passes passed passing
eat eats ate eaten eating
drink drinks drank drunk drinking
walk walks walked walking
stand stands stood standing
fall falls fell fallen falling
break breaks broke broken breaking
bite bites bit bitten biting
hit hits hitting
catch catches caught catching
hear hears heard hearing
grow grows grew grown growing
look looks looked looking
move moves moved moving
open opens opened opening
close closes closed closing
lock locks locked locking
click clicks clicked clicking
pop pops popped popping
leak leaks leaked leaking leaky
scratch scratches scratched scratching
rub rubs rubbed rubbing
squeeze squeezes squeezed squeezing
press presses pressed pressing
push pushes pushed pushing
pull pulls pulled pulling
lift lifts lifted lifting
twist twists twisted twisting
raise raises raised raising
spread spreads spreading
shrink shrinks shrank shrunk shrinking
change changes changed changing
start starts started starting
stop stops stopped stopping
miss misses missed missing
skip skips skipped skipping
refuse refuses refused refusing
chew chews chewed chewing
talk talks talked talking
speak speaks spoke spoken speaking
hang hangs hung hanging
leave leaves leaving
bump bumps bumped bumping
knock knocks knocked knocking
scrape scrapes scraped scraping
crush crushes crushed crushing
jump jumps jumped jumping
climb climbs climbed climbing
sit sits sat sitting
grip grips gripped gripping
wobble wobbles wobbled wobbling wobbly
stumble stumbles stumbled stumbling
shuffle shuffles shuffled shuffling
repeat repeats repeated repeating
wander wanders wandered wandering
worry worries worried worrying
scream screams screamed screaming
shout shouts shouted shouting
kick kicks kicked kicking
gasp gasps gasped gasping
pant pants panted panting
grunt grunts grunted grunting
sneeze sneezes sneezed sneezing
sniff sniffs sniffed sniffing
gag gags gagged gagging
retch retches retched retching
belch belches belched belching
burp burps burped burping
gurgle gurgles gurgled gurgling gurgly
rumble rumbles rumbled rumbling
strain strains strained straining
dribble dribbles dribbled dribbling
soak soaks soaked soaking
wet wets wetting
soil soils soiled soiling
smell smells smelled smelt smelling smelly
taste tastes tasted tasting
burst bursts bursting
weep weeps wept weeping weepy
flake flakes flaked flaking flaky
crack cracks cracked cracking
thicken thickens thickened thickening
darken darkens darkened darkening
harden hardens hardened hardening
fade fades faded fading
flash flashes flashed flashing
float floats floated floating
ring rings ringing rang
buzz buzzes buzzed buzzing
hum hums hummed humming
flutter flutters fluttered fluttering
thump thumps thumped thumping
pound pounds pounding
race races raced racing
flush flushes flushed flushing
freeze freezes froze frozen freezing
sleep sleeps slept sleeping
nod nods nodded nodding
stare stares stared staring
blink blinks blinked blinking
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
