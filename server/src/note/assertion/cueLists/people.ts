/** Relatives, and all words of a family history. Phrases between bars. */
import { combine } from './combine.js';

export const relative = [
  `
  her toddler | his toddler | her newborn | his newborn | her infant | his infant | her child | his child |
  mother | father | brother | sister | grandmother | grandfather | grandparent | aunt | uncle | cousin | mom | dad |
  mum | sibling | siblings | parent | parents | brothers | sisters | maternal | paternal | family member |
  family members | relative | relatives | son | daughter | niece | nephew | wife | husband | spouse | partner |
  boyfriend | friend | friends | coworker | coworkers | co-worker | colleague | classmate | classmates | roommate |
  flatmate | neighbor | neighbour | contacts | contact | children | kids | stepmother | stepfather | half-brother |
  half-sister | twin | great-grandmother | great-grandfather | in-law | child at home | household | gran | grandma |
  grandpa | nan | nana | granny | granddad | grandad | granduncle | grandaunt | pgf | pgm | mgf | mgm |
  birth mother | birth father | step-mother | step-father | stepdad | stepmum | stepmom | half brother |
  half sister | mother-in-law | father-in-law | sister-in-law | brother-in-law | mothers | fathers | aunts |
  uncles | cousins | sons | daughters | grandparents | grandson | granddaughter | fiance | fiancee | housemate |
  housemates | roommates | room-mate | room-mates | flat-mate | cellmate | cell mate | bunkmate | teammate |
  team-mate | team mate | playmate | boss | co-workers | colleagues | neighbours | neighbors | teacher | teachers |
  carer | carers | caregiver | babysitter | nanny | landlord | donor | passenger | other driver | bystander |
  residents | other residents | pt in bed | patient in bed | patient in next bed | bay mate | others at nursery |
  others at school | others at daycare | others in the house | others in household | several kids |
  several children | kids at | children at | kids in | children in | sick contact | sick contacts | close contact |
  close contacts | both parents | in-laws | ex-wife | ex-husband | the baby's father | father of baby | fob |
  sexual partner | contact case | index case | source patient | his twin | her twin | twin brother | twin sister |
  identical twin | friend's | partner's | wife's | husband's | bro | sis | either parent | mat gm | pat gm |
  mat gf | pat gf | stepbrother | stepsister | flatmates | key worker | step-brother | step-sister | two others |
  dorm mate | dormmate | birth mum | bio mother | biological mother | biological father | workmate | workmates |
  lodger | tenant | staff member | nephews | nieces | grandsons | granddaughters | companion | travel companion |
  travelling companion | driver of the other car | driver of the other vehicle | other passenger | front passenger |
  rear passenger | schoolmate | schoolmates | sitter | tent mate | bunk mate | housekeeper | son-in-law |
  daughter-in-law | stepson | stepdaughter | foster carer | surrogate | sperm donor | egg donor | kidney donor |
  organ donor | live donor | deceased donor | index patient | another patient | another resident | another child |
  other patients | other child | girlfriend | driver | buddy | hiking buddy | drinking buddy | gym buddy | visitor |
  two other children | other children | child in class | child in his class | child in her class |
  patient in the next bed | patient in the next bay | man in the next bed | woman in the next bed | previous baby |
  first baby | last baby | older child | younger child | elder sister | elder brother | surrogate mother |
  patient opposite | girl in class | boy in class | co-resident | his carer | her carer | grandchild |
  grandchildren | stepchild | godson | goddaughter | great aunt | great uncle | great-aunt | great-uncle |
  great grandmother | great grandfather | half brothers | half sisters | first cousin | second cousin |
  paternal side | maternal side | mom's side | dad's side | hubby | missus | other half | lodgers |
  colleague at work | bandmate | labmate | lab partner | shipmate | barrack mate | bunkmates | twin sibling |
  co-twin | cotwin | other twin | twin 1 | twin 2 | baby brother | baby sister | kid brother | kid sister |
  work colleague | student in her class | passengers | other motorist | assailant | attacker | ex-partner |
  ex partner | ex-boyfriend | ex-girlfriend | late husband | late wife | late mother | late father | bedmate |
  ward neighbour | grandfathers | grandmothers | granddads | pt in next bed | patients in bay | two other pts |
  other pts | another pt | hotel guest | fellow passenger | fellow passengers | fellow resident | fellow traveller |
  fellow student | fellow patient | cat | dog | horse |  puppy | kitten | parrot | bird | rabbit | the ex |
  male partner | female partner | a pupil | another pupil | different patient | wrong patient | other patient |
  adjacent patient | neighbouring patient | neighboring patient | patient next door | pt next door |
  patients on the ward | three other residents | two other residents | two residents | several residents |
  several pupils | several staff | two colleagues | two classmates | two siblings | older sibling |
  younger sibling | toddler at home | elder son | elder daughter | eldest | guest | guests | playmates |
  flat-mates | supervisor | manager | priest | uncle-in-law | in - laws | lodging partner | dance partner |
  tennis partner | business partner | training partner | running partner | sib | sibs | half-sib | half sib |
  half-sibling | half sibling | half-siblings | step-sibling | stepsibling | auntie | aunty | aunties | mama |
  mummy | daddy | nanna | granma | gramps | grandmum | great-niece | great-nephew | great niece | great nephew |
  great-grandparent | great-grandparents | firstborn | older brother | younger brother | older sister |
  younger sister | eldest daughter | eldest son | youngest son | youngest daughter | eldest brother |
  eldest sister | g'mother | g'father | m uncle | m aunt | mat uncle | pat uncle | mat aunt | pat aunt |
  mat cousin | pat cousin | maternal grandmother | paternal grandmother | maternal grandfather |
  paternal grandfather | stepbrothers | stepsisters | step brother | step sister | step mother | step father |
  step mum | step dad | step-mum | step-dad | step son | step daughter | step-son | step-daughter
  `,
  combine(
    `
    adoptive | adopted | foster
    `,
    `
    brother | sister | son | daughter | child | dad | mum | mom | mother | father | parents | parent | sibling |
    baby
    `,
  ),
].join('|');

export const familyHistory = `
  family history of | family history | fhx of | fhx | fh of | fh | family hx of | family hx | family hx: |
  runs in the family | strong family history of | significant family history of | known family history of |
  positive family history of | family history significant for | family history positive for |
  family history is significant for | family history is positive for | no family history of | no fhx of | no fh of |
  no fhx | no fh | no family hx of | no family hx | negative family history of | negative family history for |
  family history negative for | family history is negative for | fh negative for | fh neg for | fhx negative for |
  fhx neg for | denies family history of | denies any family history of | denies fh of |
  no personal or family history of | no known family history of | no significant family history of |
  without family history of | fam hx of | fam hx | fam history of | fh -ve for | fhx -ve for | family hx neg for |
  family hx negative for | fh+ for | fh + for | strong fh of | strong fhx of | strong family hx of |
  family hist of | in the family | in her family | in his family | on either side | family is positive for |
  nil family | no one in the family has | nobody in the family has | no one in family has |
  no-one in the family has | no one else in the family has | runs in family | family includes | on mother's side |
  on father's side | on his mother's side | on her mother's side | on dad's side | on mum's side | mother's side |
  father's side | mum's side | dad's side | maternal side | paternal side | mat hx | mat hx: | maternal hx |
  maternal history | paternal hx | paternal history | fam: | foh: | fohx | maternal side: | no family |
  nil family history | nil family history of | family: no | no blood relative with | no relatives with |
  no first degree relative with | no family members with | no relatives had | none in the family has |
  strong family | family tendency to | family tree: | familial tendency to | family background of |
  family is riddled with | runs strongly in the family | pedigree: | genetic family history | kin:
`;
