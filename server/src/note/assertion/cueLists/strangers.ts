/** People, and animals, that are no kin of the patient. Phrases between bars. */
import { combine } from './combine.js';

/** What people share who are called somebody's mate: "flatmate", "room-mate", "team mate". */
const sharers = `
  hall | flat | house | room | bed | work | team | class | school | ship | cell | bunk | tent | dorm | cabin |
  bench | crew | squad | band | lab | desk | office | shift | ward | bay | play | travel | training | year | army |
  club | seat | table | barrack | camp | boat | suite | mess
`;

/** What people are who are rarely named but as somebody else. */
const roles = `
  foreman | supervisor | manager | instructor | captain | skipper | lifeguard | sergeant | corporal | lieutenant | guard | vicar |
  imam | rabbi | lecturer | professor | physio | physiotherapist | hairdresser | barber | receptionist | secretary | apprentice |
  trainee | intern | customer | client | coach | trainer | referee | opponent | rider | guide | tour guide | host | hostess |
  conductor | matron | porter | dealer | classroom assistant | teaching assistant | playgroup leader | scout leader | bandleader
`;

export const stranger = [
  `
  fob | his pet | her pet | the pet | to man | to a man | to woman | to a woman | to someone | to somebody | to a child | to a kid |
  to a boy | to a girl | from someone | child at nursery | child at school | child at daycare | child in nursery | kid at school |
  kid at nursery | kid at daycare | boy at school | girl at school | boy at nursery | girl at nursery | pregnant neighbour |
  pregnant friend | pregnant colleague | elderly neighbour |
  toddler next door | baby next door | kid next door | child two doors down | father of baby | nursery mate | nursery mates | nursery-mate | dialysis mate | chair neighbor | chair neighbour | bed neighbor | bed neighbour | neighbour in the next bed | the girl next to | lady across the ward | man across the ward | patient across |
  form tutor | daycare worker | nursery worker | care worker | support worker | student in | student from | students in | pt in next chair | patient in next chair | pt in the next chair | patient in the next chair | pt in next | patient in next | other pupils | team members | two team members | man at | woman at | club member | man at his club | woman at her club | man at her club | woman at his club | pupils at | children in the class | one of the carers | one of her carers | one of his carers | a resident | resident in |
  baby's father | baby's dad | child's father | father of the baby | father of her baby | father of the child |
  several in his | several in her | several at | some in his class | some in her class | the client | clients |
  others | someone | somebody | a stranger | stranger | friend's child | friend's baby | the other child |
  wife's | husband's | partner's | friend of the family | au pair | childminder | child minder | child-minder | landlady | landlords |
  step-daughter | housekeeper | her cleaner | his cleaner | home help | nursery nurse | the other one |
  other casualty | other casualties | other victim | other party | other rider | other cyclist | other pedestrian |
  other boxer | the other driver | opponent | his opponent | her opponent | sparring partner | dancing partner |
  bed partner | bedpartner | sex partner | sex partners | sexual partners | sexual contact | sexual contacts |
  regular partner | casual partner | casual contact | new partner | last partner | previous partner |
  former partner | recent partner | current partner | new boyfriend | new girlfriend | first husband | first wife |
  second husband | second wife | previous husband | previous wife | former husband | former wife | late partner |
  ex-wives | an ex | her ex | his ex | my ex | ex-fiance | exhusband | exwife | love interest | penpal | guide dog |
  guide-dog | several dogs | two dogs | dogs | cats | horses | cattle | chickens | hamster | guinea pig | ferret |
  tortoise | budgie | pony | lambs | pet dog | pet cat | family dog | family cat | the family dog | the family cat |
  the household cat | stray dog | stray cat | donor's | the donor | that donor | blood donor | marrow donor |
  liver donor | heart donor | egg-donor | other recipient | the other recipient | the recipient's |
  recipient of the other kidney | gestational carrier | carrier mother | little girl at | little boy at |
  little girl in | little boy in | a girl at | a boy at | a girl in | a boy in | a lad in | a lad at | the boy who |
  the girl who | the man who | the woman who | the lad who | the child who | the lady who | the person who |
  someone who | somebody who | someone she | someone he | a man who | a woman who | a child who | a boy who |
  a girl who | a nurse who | a friend who | one who sat next to | person sitting next to | man beside |
  woman beside | boy next to | girl next to | child next to | kid next to | man next to | woman next to |
  lady next to | person next to | lady opposite | man opposite | woman opposite | gentleman opposite |
  person opposite | lady in the next bed | gentleman in the next bed | lady in next bed | man in next bed |
  woman in next bed | lady in bed | man in bed | woman in bed | gentleman in bed | boy in bed | girl in bed |
  lady next door | man next door | woman next door | couple next door | family next door | boy next door |
  girl next door | child next door | neighbour's child | neighbor's child | neighbour's son | neighbour's daughter |
  next-door neighbour | next door neighbour | upstairs neighbour | downstairs neighbour | fellow carer |
  fellow sufferer | fellow fancier | fellow farmer | fellow driver | fellow miner | fellow rider | fellow pilgrim |
  fellow pilgrims | fellow volunteer | fellow villager | fellow smoker | fellow drinker | his dealer | her dealer |
  the assailant | alleged assailant | the attacker | the perpetrator | the biter | the index patient |
  the index case | donor patient | known contact | work contact | school contact | household contact |
  household contacts | family friends | best friend | close friend | old friend | school friend | school friends |
  schoolfriend | schoolfriends | nursery friend | nursery friends | childhood friend | girl friend | boy friend |
  pals | mates | best mate | a mate | his mate | her mate | mate at | mate from | his girlfriend | her boyfriend |
  ex boyfriend's | cousin-in-law | parents-in-law | brothers-in-law | sisters-in-law | mum-in-law | dad-in-law |
  mum in law | dad in law | mother in law | father in law | sister in law | brother in law | son in law |
  daughter in law | in-law's | hubbie | her fella | his missus | fiancé | fiancée | betrothed | wives | husbands |
  two of her partners | two of his partners | one of her partners | one of his partners | a partner | godfather |
  godmother | godchild | goddaughter | godparent | foster child | foster children | stepchildren | step-children |
  step-child | his guardian | her guardian | her coach | his coach | tutor | her tutor | his tutor | her boss |
  his boss | line manager | manicurist | tattooist | therapist's | dentist's | gp's wife | doctor's wife | carer's |
  paid carer | live-in carer | night carer | their carer | cyclist behind | everyone at | everybody at |
  everyone in the house | everybody in the house | whole house | whole household | whole flat | whole class |
  half the class | half her class | half his class | half the ward | some others | the others | others on the ward |
  others in the bay | others on the trip | others at the party | others at the wedding | others at the barbecue |
  others in class | others in his class | others in her class | others who ate | those who ate | a client |
  this client | church friend | child next to him | child next to her | boy next to him | boy next to her |
  girl next to him | girl next to her | man next to him | woman next to her | person next to him |
  person next to her | child beside him | child beside her | man beside him | woman beside her | kid next to him |
  kid next to her
  `,
  ...[' ', '-', ''].map((glue) => combine(sharers, 'mate | mates', glue)),
  combine(roles, 'has | had | got | caught | diagnosed | tested | off with | sick with | ill with'),
  combine(
    `
    another | other | a fellow | fellow | two other | three other | several other | some other | two | three |
    several | next-bed | next bed | neighbouring | many | a few | four | five | several of the | one of the |
    two of the | one of the other | two of the other | some of the
    `,
    `
    pupil | pupils | student | students | camper | campers | guest | guests | recruit | recruits | soldier | cadet |
    cadets | swimmer | hiker | hikers | trekker | trekkers | worker | workers | diner | diners | inmate | inmates |
    prisoner | prisoners | player | players | member | members | nurse | nurses | baby | babies | toddler | toddlers |
    infants | boy | boys | girl | girls | man | men | woman | women | lady | pt | pts | patients | clients | client |
    traveller | travellers | attendee | attendees | rower | climber | climbers | sailor | runner | commuter | lodger |
    tenant | detainee | detainees | caver | diver | divers | kid | kids | child | children | people | person |
    teachers | crew | shipmates | employees | employee | relative of hers | person on the ward
    `,
  ),
].join('|');
