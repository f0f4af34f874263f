/** Words of the past, of what is over, and of a state that lasts. Phrases between bars. */
import { combine } from './combine.js';

export const historicalBefore = `
  have you ever had | ever had | have you had |
  history of | history | h/o | hx of | hx | past medical history of | past medical history |
  past medical history significant for | medical history significant for | history significant for | pmh of |
  pmhx of | pmh | previous | previously | prior | prior history of | past history of | past | remote |
  remote history of | known history of | status post | s/p | in the past | post | childhood | former | last year |
  had a prior | once had | used to have | admitted last year for | background of | bg of | no history of |
  no hx of | no h/o | no previous | no prior | no past | no past history of | no personal history of |
  no significant history of | no documented history of | without history of | without a history of | without prior |
  negative history of | neg hx of | denies any history of | denies history of | denies hx of | denies h/o |
  never had | never | has never had | have never had | had never had | never has | never experienced |
  never diagnosed with | not diagnosed with | never been diagnosed with | never suffered | never suffered from |
  no personal or family history of | never suffered with | old | healed | prev | earlier episode of |
  previous episode of | prior episode of | previous episodes of | prior episodes of | recovered from | survivor of |
  got over | recently got over | previously treated for | formerly treated for | formerly | formerly had |
  previously had | had previously | used to get | used to suffer from | would get | had been treated for | bgh of |
  past hx of | past hx | pmhx | significant past history of | distant history of | personal history of |
  medical history of | medical history includes | past history includes | history includes | history notable for |
  history remarkable for | history is significant for | history is notable for | hx significant for |
  hx notable for | status-post | resolved: | previously diagnosed with | previously admitted with |
  previously hospitalized for | hospitalized last year for | old history of | hist of | hist | has had previous |
  outgrown | has outgrown | grew out of | grown out of | overcame | cured of | previously known |
  previously known to have | carries a history of | carries a diagnosis of | positive history of |
  positive for history of | known hx of | known h/o | notable history of | extensive history of |
  significant history of | strong history of | long-standing history of | longstanding history of |
  lifelong history of | known past history of | past medical history positive for |
  past medical history is positive for | past medical history notable for | past medical history is notable for |
  past medical history is significant for | past medical history includes | past medical history remarkable for |
  past medical history is remarkable for | past surgical history significant for | pmh significant for |
  pmh notable for | pmh positive for | pmh includes | pmh sig for | medical history positive for |
  medical history notable for | medical history remarkable for | medical history is significant for | medical hx |
  history positive for | history is positive for | s/p remote | prior to admission had | has had a previous |
  had a previous | have had previous | had previous | hx positive for | hx sig for | +hx of | + hx of |
  background includes | comorbidities include | co-morbidities include | chronic medical problems include |
  chronic conditions include | multiple medical problems including | medical problems include |
  medical problems including | other medical problems include | problem list includes | last yr had |
  the year before last | in earlier years | in younger days | prev preg | prev preg: | previous pregnancies: | poh |
  poh: | poghx | gynae hx | obs hx | past ocular history | never any | never once | never had any | never yet |
  at no time | at no point | at no stage | on no occasion | did once have | has once had | once suffered |
  once suffered from | had once had | has previously had | had previously suffered | past dx | past dx: |
  past diagnoses | past diagnosis | past diagnosis of | prev dx | prev dx: | previous dx | previous dx: |
  previous diagnosis of | previous diagnoses | old notes | old notes: | old notes mention | old notes show |
  old records show | old letters mention | own ph: | own ph | past psych hx | past psychiatric history |
  past psychiatric history of | psychiatric history of | past obstetric history | past obs hx | past gynae hx |
  past cardiac history | past cardiac hx | cardiac history of | past resp history | past problems | past problems: |
  past illnesses | past illnesses: | childhood illnesses | childhood illnesses: | childhood history of |
  childhood: | as a child: | as a child had | as a child he had | as a child she had | as a boy had |
  as a girl had | as a teenager had | in youth had | in childhood had | in childhood: | in infancy had |
  in infancy: | in the past had | in the past he had | in the past she had | in the past has had | in the past: |
  years ago had | years ago she had | years ago he had | many years ago had | some years ago had | long ago had |
  decades ago had | and before that | before that had | prior to that had | well until his first | survived |
  who survived | had survived | has survived | weathered | came through | has come through | has shaken off |
  got through | pulled through | has beaten | made a full recovery from | full recovery from |
  recovered fully from | recovered well from | recovering from previous | treated in the past for |
  treated years ago for | operated years ago for | has had an operation for | previous hospitalisation for |
  previous hospitalization for | previous hospitalisations for | previous hospitalizations for |
  previous admission with | previous admission for | previous admissions with | previous admissions for |
  prior admissions for | prior hospitalization for | prior hospitalizations for | last admission was for |
  previously treated with surgery for | formerly known to have | formerly diagnosed with | previously labelled as |
  used to suffer | used to be troubled by | used to have terrible | used to be prone to | was prone to |
  has had bouts of | has had a bout of | had a brush with | has had one episode of | has had an episode of |
  known past | known previous | known prior | remote hx of | remote h/o | distant hx of | distant past: |
  distant past | outgrew | known in childhood for | known in the past for | in childhood she had | background
`;

export const historicalAfter = [
  `
  last time | the last time |
  in the past | years ago | year ago | yrs ago | yr ago | months ago | last year | as a child | in childhood |
  in his youth | previously | at birth | at the age of | in the remote past | when younger | as a teenager |
  decades ago | a few years back | years back | in infancy | in her teens | in his teens | as a teen |
  as an infant | as a baby | as a kid | as a boy | as a girl | as an adolescent | as a student | long ago |
  many years ago | several years ago | some years ago | a few years ago | years previously | years prior |
  years before | months previously | months prior | yrs prior | yrs previously | months back | yrs back |
  in previous years | in earlier life | earlier in life | in the distant past | in previous pregnancy |
  in a previous pregnancy | with previous pregnancy | with first baby | with last baby | in first pregnancy |
  in last pregnancy | in 1st pregnancy | with first pregnancy | last winter | last summer | last spring |
  last autumn | last fall | previously treated | treated previously | since recovered | now recovered |
  fully recovered | previously excised | remotely | in the 80s | in the 90s | in the 1980s | in the 1990s |
  in high school | in college | in hs | history | hx | in early life | in remote past | in her past | in his past |
  years earlier | year earlier | remote past | decades before | by history | by hx | on prior admission |
  on previous admission | during previous admission | during prior admission | at previous admission |
  as a young man | as a young woman | as a young adult | when he was young | when she was young | at a young age |
  in early childhood | since outgrown | the year before last | the winter before last | the summer before last |
  last yr | in earlier years | in younger days | as a toddler | as a neonate | as a newborn |
  in the neonatal period | as a preterm | in the 70s | in the 60s | in the 1970s | in the 1960s |
  in primary school | in university | at university | in her twenties | in his twenties | in her thirties |
  in his thirties | in her forties | in his forties | in her 20s | in his 20s | in her 30s | in his 30s |
  in her 40s | in his 40s | in teens | in her fifties | in his fifties | long since resolved | long since settled |
  a long time ago | ages ago | way back | back then | before menopause | before the menopause |
  before her pregnancy | prior to pregnancy | two pregnancies ago | with her last pregnancy |
  in her last pregnancy | with her second | with her first | on nnu | on nicu | in nicu | on scbu | in scbu |
  in the nicu | in special care | on the neonatal unit | in the neonatal unit | after the last delivery |
  after last delivery | after previous delivery | at puberty | at menarche | at school | at college |
  at boarding school | at primary school | at nursery age | at uni | at nursing school | at med school |
  at medical school | at art college | at high school | when at school | when at university | when a child |
  when a boy | when a girl | when a baby | when a student | when a teenager | when pregnant with |
  while pregnant with | when small | when very young | when in the army | when in the navy | while at school |
  while at university | while in the army | while a student | as a student nurse | as a medical student |
  as a young mother | as a young girl | as a young boy | as a young child | as a young person | as a youngster |
  as a little boy | as a little girl | as a small child | as an adult years ago | as an apprentice |
  as an undergraduate | as a recruit | as a schoolboy | as a schoolgirl | as a teen mum | in a past life |
  before retirement | before marriage | before her marriage | before his marriage | before the children |
  before having children | before children | before starting school | before puberty | before menarche |
  before emigrating | before coming here | before coming to the uk | before moving here | before the war |
  before covid | pre-covid | before the pandemic | during the pandemic | during lockdown | in lockdown |
  twice before | once before | thrice before | x1 before | x2 before | x3 before | several times before |
  many times before | times before | had before | had this before | had it before | on a previous occasion |
  on previous occasions | on an earlier occasion | on a former occasion | at some point in the past |
  at some time in the past | at one time | at one point in the past | at one stage years ago | once upon a time |
  many moons ago | donkey's years ago | eons ago | half a lifetime ago | a lifetime ago | a decade ago |
  two decades ago | a decade back | decades back | decades earlier | decades previously | a while back |
  some time back | quite some time ago | quite a while ago | some while ago | a good while ago | in old notes |
  in the old notes | per old notes | from old notes | on old notes | in old records | per old records |
  from previous notes | in previous notes | in previous letters | in her life | in his life | in their life |
  in my life | in all his life | in all her life | in her lifetime | in his lifetime | in a lifetime |
  his whole life | her whole life | at any time in the past | at any time before | previously treated with |
  on a previous admission | on last admission | at last admission | during last admission |
  during her last admission | during his last admission | during that stay | during that admission |
  last time round | the last time round | last time around | first time round | the first time round |
  in the previous marriage | years before that | years before this | years beforehand | some years before |
  some years previously | some years earlier | many years before | many years previously | many years earlier |
  months beforehand | the year before | the previous year | the previous winter | the previous summer |
  the previous spring | the previous autumn | in a previous year | in earlier times | in his distant past |
  last easter | last may | two winters ago | two summers ago | two christmases ago | winters ago | summers ago |
  a year back | the other year | a couple of years back | a couple of years ago | a few years earlier |
  a few years previously | now outgrown | outgrown | long outgrown | grown out of | long gone | never had |
  never any | never | never has | never so far | never to date | never had any | never had one | never had it |
  never experienced | never diagnosed | never known | in boyhood | in girlhood | from childhood |
  from her childhood | from his childhood | from infancy | in his boyhood | in her girlhood
  `,
  combine(
    `
    in | during | with | after
    `,
    `
    both pregnancies | both earlier pregnancies | both previous pregnancies | earlier pregnancies | each pregnancy |
    her earlier pregnancy | her earlier pregnancies | her previous pregnancy | her previous pregnancies |
    her first pregnancy | her second pregnancy | her third pregnancy | the first pregnancy | the second pregnancy |
    the last pregnancy | the previous pregnancy | previous pregnancies | a former pregnancy | her other pregnancy |
    her other pregnancies | the earlier pregnancy | an earlier pregnancy | prior pregnancy | prior pregnancies |
    all her pregnancies | every pregnancy | last preg | prev preg | 1st preg | both pregs
    `,
  ),
  combine(
    `
    with | after | following
    `,
    `
    the first | the first child | her first child | the second child | 2nd child | 1st child | her second child |
    her first baby | her second baby | second baby | the birth of her son | the birth of her daughter | her son |
    her daughter | first delivery | the first delivery | her first delivery | her last delivery | the last baby |
    her third | 3rd child | first child | second child | third child
    `,
  ),
  combine(
    `
    in | during
    `,
    `
    the navy | the war | the army | the air force | the forces | national service | the military | military service |
    service | the service | prison | the merchant navy | vietnam | iraq | afghanistan | korea | her youth |
    early adulthood | young adulthood | adulthood years ago | his childhood | her childhood | their childhood |
    late childhood | mid childhood | middle childhood | the sixties | the seventies | the eighties | the nineties |
    the noughties | her early twenties | his early twenties | her late twenties | his late twenties | early teens |
    late teens | her late teens | his late teens | her early thirties | his early thirties | primary |
    secondary school | residency | medical school | student days | her student days | his student days |
    his army days | her younger days | his younger days | younger years | his younger years | her younger years |
    first year of life | the first year of life | his first year | her first year | infant school | junior school |
    his last job | a previous life | the old days | years gone by | bygone years | former years | reception |
    kindergarten
    `,
  ),
].join('|');

export const resolvedAfter = `
  corrected | since corrected | now corrected | has been corrected | have been corrected | was corrected | resolved by | resolved on |
  has now resolved | has now cleared | has now settled | has now improved and gone | has now healed | has now abated | has now cleared up | has now gone away | has now remitted | has since resolved | has since cleared | has since settled | has since gone | has since subsided | has since improved and gone | has since healed | has since abated | has since stopped | has since cleared up | has since gone away | has since remitted | has all resolved | has all cleared | has all settled | has all gone | has all subsided | has all improved and gone | has all healed | has all abated | has all stopped | has all cleared up | has all gone away | has all remitted | has also resolved | has also cleared | has also settled | has also gone | has also subsided | has also improved and gone | has also healed | has also abated | has also stopped | has also cleared up | has also gone away | has also remitted | has both resolved | has both cleared | has both settled | has both gone | has both subsided | has both improved and gone | has both healed | has both abated | has both stopped | has both cleared up | has both gone away | has both remitted | has fully resolved | has fully cleared | has fully settled | has fully gone | has fully subsided | has fully improved and gone | has fully healed | has fully abated | has fully stopped | has fully cleared up | has fully gone away | has fully remitted | has completely resolved | has completely cleared | has completely settled | has completely gone | has completely subsided | has completely improved and gone | has completely healed | has completely abated | has completely stopped | has completely cleared up | has completely gone away | has completely remitted | has entirely resolved | has entirely cleared | has entirely settled | has entirely gone | has entirely subsided | has entirely improved and gone | has entirely healed | has entirely abated | has entirely stopped | has entirely cleared up | has entirely gone away | has entirely remitted | has long since resolved | has long since cleared | has long since settled | has long since gone | has long since subsided | has long since improved and gone | has long since healed | has long since abated | has long since stopped | has long since cleared up | has long since gone away | has long since remitted | has finally resolved | has finally cleared | has finally settled | has finally gone | has finally subsided | has finally improved and gone | has finally healed | has finally abated | has finally stopped | has finally cleared up | has finally gone away | has finally remitted | has mostly resolved | has mostly cleared | has mostly settled | has mostly gone | has mostly subsided | has mostly improved and gone | has mostly healed | has mostly abated | has mostly stopped | has mostly cleared up | has mostly gone away | has mostly remitted | have now resolved | have now cleared | have now settled | have now subsided | have now improved and gone | have now healed | have now abated | have now cleared up | have now gone away | have now remitted | have since resolved | have since cleared | have since settled | have since gone | have since subsided | have since improved and gone | have since healed | have since abated | have since stopped | have since cleared up | have since gone away | have since remitted | have all resolved | have all cleared | have all settled | have all gone | have all subsided | have all improved and gone | have all healed | have all abated | have all stopped | have all cleared up | have all gone away | have all remitted | have also resolved | have also cleared | have also settled | have also gone | have also subsided | have also improved and gone | have also healed | have also abated | have also stopped | have also cleared up | have also gone away | have also remitted | have both resolved | have both cleared | have both settled | have both gone | have both subsided | have both improved and gone | have both healed | have both abated | have both stopped | have both cleared up | have both gone away | have both remitted | have fully resolved | have fully cleared | have fully settled | have fully gone | have fully subsided | have fully improved and gone | have fully healed | have fully abated | have fully stopped | have fully cleared up | have fully gone away | have fully remitted | have completely resolved | have completely cleared | have completely settled | have completely gone | have completely subsided | have completely improved and gone | have completely healed | have completely abated | have completely stopped | have completely cleared up | have completely gone away | have completely remitted | have entirely resolved | have entirely cleared | have entirely settled | have entirely gone | have entirely subsided | have entirely improved and gone | have entirely healed | have entirely abated | have entirely stopped | have entirely cleared up | have entirely gone away | have entirely remitted | have long since resolved | have long since cleared | have long since settled | have long since gone | have long since subsided | have long since improved and gone | have long since healed | have long since abated | have long since stopped | have long since cleared up | have long since gone away | have long since remitted | have finally resolved | have finally cleared | have finally settled | have finally gone | have finally subsided | have finally improved and gone | have finally healed | have finally abated | have finally stopped | have finally cleared up | have finally gone away | have finally remitted | have mostly resolved | have mostly cleared | have mostly settled | have mostly gone | have mostly subsided | have mostly improved and gone | have mostly healed | have mostly abated | have mostly stopped | have mostly cleared up | have mostly gone away | have mostly remitted | had now resolved | had now cleared | had now settled | had now gone | had now subsided | had now improved and gone | had now healed | had now abated | had now stopped | had now cleared up | had now gone away | had now remitted | had since resolved | had since cleared | had since settled | had since gone | had since subsided | had since improved and gone | had since healed | had since abated | had since stopped | had since cleared up | had since gone away | had since remitted | had all resolved | had all cleared | had all settled | had all gone | had all subsided | had all improved and gone | had all healed | had all abated | had all stopped | had all cleared up | had all gone away | had all remitted | had also resolved | had also cleared | had also settled | had also gone | had also subsided | had also improved and gone | had also healed | had also abated | had also stopped | had also cleared up | had also gone away | had also remitted | had both resolved | had both cleared | had both settled | had both gone | had both subsided | had both improved and gone | had both healed | had both abated | had both stopped | had both cleared up | had both gone away | had both remitted | had fully resolved | had fully cleared | had fully settled | had fully gone | had fully subsided | had fully improved and gone | had fully healed | had fully abated | had fully stopped | had fully cleared up | had fully gone away | had fully remitted | had completely resolved | had completely cleared | had completely settled | had completely gone | had completely subsided | had completely improved and gone | had completely healed | had completely abated | had completely stopped | had completely cleared up | had completely gone away | had completely remitted | had entirely resolved | had entirely cleared | had entirely settled | had entirely gone | had entirely subsided | had entirely improved and gone | had entirely healed | had entirely abated | had entirely stopped | had entirely cleared up | had entirely gone away | had entirely remitted | had long since resolved | had long since cleared | had long since settled | had long since gone | had long since subsided | had long since improved and gone | had long since healed | had long since abated | had long since stopped | had long since cleared up | had long since gone away | had long since remitted | had finally resolved | had finally cleared | had finally settled | had finally gone | had finally subsided | had finally improved and gone | had finally healed | had finally abated | had finally stopped | had finally cleared up | had finally gone away | had finally remitted | had mostly resolved | had mostly cleared | had mostly settled | had mostly gone | had mostly subsided | had mostly improved and gone | had mostly healed | had mostly abated | had mostly stopped | had mostly cleared up | had mostly gone away | had mostly remitted | since cleared | since subsided | since improved and gone | since disappeared | since healed | since abated | since stopped | since cleared up | since gone away | since remitted | fully resolved | fully cleared | fully settled | fully gone | fully subsided | fully improved and gone | fully disappeared | fully abated | fully stopped | fully cleared up | fully gone away | fully remitted | completely cleared | completely settled | completely subsided | completely improved and gone | completely disappeared | completely healed | completely abated | completely stopped | completely cleared up | completely gone away | completely remitted | finally resolved | finally cleared | finally settled | finally gone | finally subsided | finally improved and gone | finally disappeared | finally healed | finally abated | finally stopped | finally cleared up | finally gone away | finally remitted |
  both settled | settled by | stopped before | stopped by | healed | has now gone | have now gone | since gone | have cleared | had cleared | had resolved | had settled | had stopped |
  resolved | has resolved | have resolved | now resolved | self resolved | self-resolved | subsided | has subsided |
  went away | gone | has gone | improved and gone | cleared | settled | completely resolved |
  spontaneously resolved | since resolved | which resolved | that resolved | which has resolved |
  stopped spontaneously | now gone | resolved with | resolved after | cleared up | both cleared | all cleared |
  settled down | settled with | settled within | now settled | has settled | have settled | has cleared |
  now cleared | resolved now | since settled | no longer a problem | has not recurred | have not recurred |
  not recurred | never recurred | no recurrence | without recurrence | has been cured | cured | has healed |
  have healed | now healed | healed well | long healed | fully healed | burnt out | burned out | wore off |
  has abated | abated | have abated | has lifted | has eased off | has disappeared | disappeared |
  have disappeared | vanished | has vanished | completely gone | all gone | now over | is over | has come right |
  has cleared up | have cleared up | has gone away | have gone away | treated and resolved | successfully treated |
  has remitted | remitted | got better | has got better | have got better | got better by itself |
  got better on its own | got better by themselves | better by itself | better on its own | went on its own |
  cleared by itself | cleared on its own | resolved on its own | resolved by itself | resolved by themselves |
  settled by itself | settled on its own | settled by themselves | healed by itself | ran its course |
  has run its course | passed off | has passed off | passed within | blew over | has blown over | died down |
  has died down | died away | has worn off | has faded | faded away | has faded away | melted away |
  has since lifted | has let up | has come to an end | came to an end | is behind him | is behind her |
  is now behind him | is now behind her | is a thing of the past | a thing of the past | , regrew | regrew |
  grew back | has regrown | hair regrew | closed spontaneously | has closed | , closed spontaneously | , healed |
  , resolved | , settled | , cleared | , now recovered | , went away | , gone | , now gone | , since gone |
  , since cleared | , since settled | , since healed | , over by | , over within | , over in | , all gone |
  , now clear | , now over | , now settled | , now healed | , better now | , now better | , all better |
  , fully recovered | , recovered fully | , recovering fully | , full recovery | , made a full recovery |
  , with full recovery | with complete recovery | with a full recovery | made a full recovery | recovered fully |
  recovered completely | recovered well | , which settled | , which cleared | , which resolved | , which healed |
  , which went | , which went away | , which has settled | , which has cleared | , which has resolved |
  , which has gone | , which got better | , which has healed | , which passed | which settled | which cleared |
  which healed | which went | which went away | which has settled | which has cleared | which has gone |
  which has healed | which got better | which passed | which has passed | that settled | that cleared |
  that healed | that went away | that has settled | that has cleared | that has gone | that passed | over by |
  over within | was over by | was over within | was over in | is over now | was short-lived | was short lived |
  were short-lived | self-limited | self limited | self-limiting episode | stopped by itself | stopped on its own |
  has ceased | have ceased | have stopped | have now stopped | has now stopped | stopped completely | has dried up |
  dried up | have subsided | has now subsided | now subsided | have vanished | evaporated | is no more |
  are no more | has gone into remission | went into remission | has burnt out | has burned out | burnt itself out |
  has settled down | have settled down | has quietened | quietened | has quietened down | has quieted | knitted |
  has knitted | has mended | mended well | has united | has healed up | healed up | healed fully | healed without |
  healed over | has healed over | has healed well | healed nicely | has scarred over | is cured | was cured |
  were cured | considered cured | deemed cured | treated successfully | successfully cleared | eradicated |
  was eradicated | has been eradicated | now eradicated | successfully eradicated | cleared with | cleared after |
  cleared within | cleared on | cleared completely | now cleared up | gone now | gone since | gone within |
  gone completely | has left him | has left her | has not come back | have not come back | not come back |
  hasn't come back | haven't come back | never came back | has not returned | have not returned | hasn't returned |
  never returned | has never recurred | no trouble since | no problems since | has not been back |
  has not troubled
`;

export const stableAfter = `
  stable | is stable | remains stable | rate controlled | rate-controlled | well compensated | managed with |
  controlled | well controlled | well-controlled | at baseline | unchanged | in remission | at goal | compensated |
  diet controlled | under control | under good control | well managed | well-managed | is doing well | doing well on |
  doing well with | has been doing well | has been doing pretty well | has been doing very well | doing fine on
`;

export const stableBefore = `
  stable | well controlled | well-controlled | controlled | diet controlled | diet-controlled | rate controlled |
  rate-controlled | compensated | well compensated
`;
