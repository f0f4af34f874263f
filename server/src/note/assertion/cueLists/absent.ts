/** Words that deny. Phrases between bars. */
import { combine } from './combine.js';

export const absentBefore = `
  nil c/o | nil complaints of | nil complaint of | did not develop | does not develop | do not develop | did not suffer | did not get | did not experience | nor is he | nor is she | nor was he | nor was she | nor are they | nor is it | did not go on to develop | never developed | has never developed |
  no | not | not on | no longer on | denies | denied | denying | deny | without | w/o | negative for | neg for |
  negative | absent | absence of | free of | no evidence of | no evidence for | no sign of | no signs of |
  no history of | never | never had | nor | neither | none of | did not have | does not have | do not have |
  has not had | have not had | no complaints of | no complaint of | rules out | ruled out | ruled out for |
  pertinent negatives | pertinent negatives include | negatives | no longer has | no longer |
  no further episodes of | non | (-) | doesn't have | didn't have | hasn't had | nil | not have | not had |
  unremarkable for | no e/o | no h/o | no hx of | no c/o | lack of | lacks | fails to reveal | failed to reveal |
  do not appear related to | do not appear to be related to | do not seem related to |
  do not appear related to signs of | do not appear to be due to | do not appear to be signs of | do not look like |
  do not sound like | does not appear related to | does not appear to be related to | does not seem related to |
  does not appear related to signs of | does not appear to be due to | does not appear to be signs of |
  does not look like | does not sound like | did not appear related to | did not appear to be related to |
  did not seem related to | did not appear related to signs of | did not appear to be due to |
  did not appear to be signs of | did not look like | did not sound like | not appear related to |
  not appear to be related to | not seem related to | not appear related to signs of | not appear to be due to |
  not appear to be signs of | not look like | not sound like |
  no appetite loss | no appetite change | no appetite changes | no appetite disturbance | no appetite problems |
  no appetite suppression | no sleep disturbance | no sleep disturbances | no sleep problems | no sleep problem |
  no sleep apnoea | no sleep apnea | no sleep issues | no sleep difficulty | no sleep difficulties |
  no sleep deprivation | no sleep complaints | no sleep paralysis | no sleep loss | no energy loss |
  no energy problems | no libido loss | no libido change | no libido changes |
  clear of | not demonstrate | not reveal | not show | not complain of | not complaining of | not experience |
  not experienced | not experiencing | not associated with | not any | not given | not started | not started on |
  not received | not complained of | not reporting | not report | not having | not been | not noticed |
  not noted any | isn't | wasn't | devoid of | nothing to suggest | nothing suggestive of | nothing to indicate |
  no indication of | fails to show | failed to show | fails to demonstrate | failed to demonstrate | fail to show |
  did not show | did not reveal | did not demonstrate | does not show | does not reveal | does not demonstrate |
  do not show | do not reveal | do not demonstrate | did not identify | not identify | rather than |
  not consistent with | inconsistent with | not suggestive of | not in keeping with | no features of |
  no feature of | no suggestion of | no suspicion of | no suspicion for | no concern for | no concerns for |
  no convincing evidence of | no clinical evidence of | no radiographic evidence of | without evidence of |
  without signs of | without any evidence of | not endorsing | not endorse | doesn't report | does not report |
  did not report | did not have any | does not describe | does not endorse | does not complain of |
  has not developed | have not developed | hasn't developed | has not experienced | has not noticed |
  hasn't noticed | hasn't had any | haven't had | haven't noticed | not suffering from | never experienced |
  never has | never diagnosed with | not diagnosed with | not known to have | not known to be | not a known |
  no prior | no previous | no past | no past history of | no personal history of |
  no personal or family history of | no significant history of | no documented history of | without history of |
  without a history of | without prior | negative history of | negative for any | neg. for | neg hx of |
  denies any | denies having | denies any history of | denies history of | denying any | denies hx of | denies h/o |
  refutes | disclaims | unable to find | unable to detect | unable to demonstrate | unable to elicit |
  unable to palpate | cannot see | can't see | cannot feel | did not feel | could not palpate |
  not able to palpate | exam negative for | examination negative for | ros negative for | (neg) | (no) | (neg): |
  absence of any | lacking | lacks any | free from | rid of | clear from | cleared of | nor any | nor has |
  nor does | nor did | neither any | neither has | w/out | afebrile without | not seeing any | not seeing |
  don't see | do not see | do not see any | ain't had no | ain't had | ain't got | never gets | never gets any |
  doesn't get | does not get | doesn't have any | not got | hasn't got | has not got | haven't got | no longer any |
  no recurrence of | no return of | no signs or symptoms of | no s/s of | no sx of | no symptoms of |
  no symptoms suggestive of | no symptoms or signs of | no hint of | no trace of | not found to have |
  has never had | have never had | had never had | never been diagnosed with | never suffered |
  never suffered from | excludes | effectively excludes | effectively rules out | effectively ruled out |
  argues against | argue against | speaks against | evidence against | no family history of | never suffered with |
  no fhx of | no fh of | no fhx | no fh | no family hx of | no family hx | negative family history of |
  negative family history for | family history negative for | family history is negative for | fh negative for |
  fh neg for | fhx negative for | fhx neg for | denies family history of | denies any family history of |
  denies fh of | no known family history of | no significant family history of | without family history of |
  fh -ve for | fhx -ve for | family hx neg for | family hx negative for | hasn't | haven't | does not |
  doesn't feel | does not feel | not feeling | not feel | doesn't | didn't | did not | do not | don't | spared |
  screening excluded | ø | no e/o of | no feature to suggest | nothing in the history to suggest |
  nothing on exam to suggest | not complain | not currently | lack of any | free of any | clear of any |
  cannot find any | could not find any | not find any | not find | not see any | not see | not hear any |
  not feel any | no more | -ve for | zero | excluded | no concerns about | no concern about | no worries about |
  no complaints about | no issues with | nil else | can exclude | could exclude | has ruled out | have ruled out |
  had ruled out | helps exclude | do not think | don't think | do not believe | don't believe | do not suspect |
  don't suspect | does not think | do not feel | don't feel | not think | not believe | doesn't think | neg |
  no episodes of | no further episodes | nor does he have | nor does she have | nor is there | nor was there |
  nor has there been | nor were there | is negative for | was negative for | are negative for | were negative for |
  is neg for | was neg for | who is negative for | nil family | nobody in the family has |
  no one in the family has | no-one in the family has | gives no history of | gave no history of |
  give no history of | no record of | no documentation of | no mention of | no reports of | no report of |
  no complaints regarding | no suggestion that | no reason to suspect | nothing to support | nothing that suggests |
  never any | nor ever | not ever had | ever had no | without so much as | did not elicit | not elicit |
  could not elicit | could not demonstrate | could not identify | could not detect | unable to identify |
  unable to reproduce | absence in | dismisses | disclaiming | devoid of any | not showing | not demonstrating |
  is not having | are not having | was not having | no one in family has | no one else in the family has |
  no one else at home has | none with | none associated with | none accompanied by | none followed by |
  never had any | never yet | at no time | at no point | at no stage | on no occasion | has been spared |
  has escaped | is spared | has avoided | steered clear of | without so much as a | without hint of |
  without any hint of | without a hint of | without trace of | without a trace of | without any | not a trace of |
  not a hint of | not a sign of | not a single | nothing like | nothing resembling | nothing in keeping with |
  nothing pointing to | nothing to point to | nothing to make one think of | nothing to make me think of |
  nothing to raise suspicion of | goes against | go against | weighs against | counts against | count against |
  mitigates against | militates against | points away from | point away from | pointing away from | makes unlikely |
  tells against | speak against | arguing against | not in favour of | not typical of | not characteristic of |
  not convincing for | no good evidence of | no good evidence for | no real evidence of | no objective evidence of |
  no definite evidence of | no clinical signs of | no clinical features of | no radiological evidence of |
  no sonographic evidence of | no echocardiographic evidence of | no ecg evidence of | no biochemical evidence of |
  no microbiological evidence of | no family | no blood relative with | no relatives with |
  no first degree relative with | no affected relatives | not aware of any | unaware of any | knows of no |
  knew of no | recalls no | recalled no | remembers no | admits no | admits to no | admitted no | volunteered no |
  volunteers no | complains of no | complained of no | described no | describes no | mentions no | mentioned no |
  endorses no | endorsed no | experienced no | experiences no | developed no | suffered no | sustained no |
  disclosed no | discloses no | is without | was without | remains without | remained without | remains free of |
  remained free of | remains free from | is free of | was free of | been free of | been free from |
  has been free of | has been free from | stayed free of | keeping free of | kept free of | is clear of |
  was clear of | were clear of | are clear of | is devoid of | was devoid of | not been troubled by |
  not troubled by | not bothered by | untroubled by | not plagued by | not subject to | not prone to |
  not given to | has yet to have | has yet to develop | yet to have | yet to develop | yet to experience |
  have yet to see | failed to show any | failed to find | failed to find any | failed to detect |
  failed to identify | failed to elicit | fails to find | fails to detect | fails to identify | fails to elicit |
  fail to demonstrate | fail to reveal | failing to show | unable to see | unable to hear | unable to feel |
  unable to show | unable to confirm | unable to find any | could find no | could see no | could feel no |
  could hear no | could elicit no | could detect no | can find no | can see no | can feel no | can hear no |
  can detect no | could not find | could not see | could not feel | could not hear | could not show |
  couldn't find | couldn't see | couldn't feel | couldn't hear | did not find | did not find any | didn't find |
  did not see | did not hear | did not detect | did not disclose | did not uncover | does not disclose |
  did not bring out | did not produce | did not provoke | did not reproduce | has not caused | hasn't caused |
  has not led to | has not produced | did not lead to | never led to | ruling against | out rules | outrules |
  rules against | absent any | absent of | empty of | void of | bloods exclude | screening bloods exclude |
  tests exclude | scan excludes | ct excludes | mri excludes | results exclude | bloods excluded | tests excluded
`;

export const absentAfter = [
  `
  was ruled out | were ruled out | is ruled out | has been ruled out | have been ruled out | been ruled out |
  ruled out | was excluded | were excluded | is excluded | excluded | is absent | are absent | was absent |
  were absent | absent | not present | not seen | not noted | not appreciated | not identified | not detected |
  not found | not felt | not heard | not palpable | not palpated | not visualized | not visualised | not elicited |
  not observed | not reported | not evident | none | neg | is negative | was neg | are neg | is neg |
  came back negative | returned negative | are negative | was negative | were negative | negative | -ve |
  is denied | are denied | was denied | were denied | denied | nil | (-) | did not occur | r/o'd | ro'd | is r/o'd |
  was r/o'd | ruled-out | has been excluded | have been excluded | was not seen | was not found |
  was not identified | was not detected | was not demonstrated | were not seen | were not found |
  were not identified | were not demonstrated | not demonstrated | is not demonstrated | not apparent |
  not suggested | not supported | not suspected | not likely to be present | not the case |
  felt not to be the case | has not developed | have not developed | did not develop | has not occurred |
  have not occurred | not occurred | not elicitable | not visible | not palpable today | not audible |
  not endorsed | not mentioned | not complained of | not a concern | not a problem | not an issue | never occurred |
  nil of note | nil noted | none noted | none reported | none seen | none today | none present | none elicited |
  none observed | none palpable | none found | none detected | none at present | none recently | not reproducible |
  can be excluded | could be excluded | can be ruled out | could be ruled out | effectively excluded |
  effectively ruled out | has been effectively ruled out | reliably excluded | is not present | was not present |
  were not present | are not present | is not noted | are not noted | was not noted | were not noted |
  not noted today | is not seen | are not seen | is not evident | are not evident | no longer present |
  no longer seen | no longer evident | no longer visible | no longer palpable | no longer noted | disproved |
  refuted | ruled out by | screen negative | (neg) | (no) | denied by patient | is not felt | was not felt |
  are not felt | not witnessed | are excluded | x0 | x 0 | is not a feature | was not a feature | not a feature |
  not described | not present today | not noticed | is denied by | therefore excluded | thus excluded |
  now excluded | effectively absent | is not felt to be present | not felt to be present |
  not thought to be present | were all negative | all negative | all denied | all absent | are all absent |
  are all negative | is nil | was nil | - nil | are nil | lacking | is lacking | are lacking | were lacking |
  was lacking | has been effectively excluded | hasn't featured | has not featured | haven't featured |
  had been ruled out | had been excluded | pt says none | patient says none | says none | free | are ruled out |
  no longer suspected | not currently present | r/o by | r/o with | r/o on | r/o clinically | r/o'd by | r/o via |
  could not be confirmed | nil reported | nil seen | nil elicited | nil detected | nil found | nil palpable |
  nil today | nil currently | nil evident | nil apparent | nil present | nil observed | nil recorded |
  nil elicitable | nil documented | was looked for and not seen | looked for and not seen |
  was looked for and not found | were looked for and not found | were looked for and not seen | not forthcoming |
  not in evidence | not discovered | not disclosed | not brought on | none whatsoever | none at all | not at all |
  never a problem | never an issue | failed to materialise | was not a problem | not experienced | not recorded |
  not documented today | not visualised today | out of the picture | off the differential | no longer a concern |
  no longer a consideration | no longer felt likely | never | never had | never has | never any | never was |
  never seen | never found | never noted | never present | never experienced | never reported | never had one |
  never had any | never had it | never happened | never so far | never to date | never diagnosed | never known |
  never materialised | never materialized | neither present | neither found | neither seen | neither reported |
  neither noted | neither detected | neither elicited | neither is present | neither was present |
  neither was found | neither was seen | neither is seen | neither of these | neither of them | neither of those |
  neither one | neither | both absent | both denied | both negative | both excluded | both ruled out |
  none of these | none of those | none of them | none of the above | none of which | none of this |
  none is present | none are present | none was present | none were present | none was found | none were found |
  none was seen | none were seen | none evident | none demonstrated | none identified | none apparent |
  none noticed | none described | none complained of | none recorded | none visible | none felt | none heard |
  none admitted | none since | none now | none so far | none to date | none this time | none currently |
  none volunteered | none witnessed | none on exam | none on examination | nil at all | nil since | nil so far |
  nil now | nil to date | nil this time | nil on exam | nil demonstrable | nil identified | nil described |
  nil volunteered | nil witnessed | nil demonstrated | nil obvious | zero | out of the running |
  out of the question | off the list | off the table | can be discounted | was discounted | were discounted |
  has been discounted | discounted | been discounted | is discounted | eliminated as a cause | dismissed |
  was dismissed | has been dismissed | struck off the list | crossed off | crossed off the list | disproven |
  is disproven | been disproven | been disproved | was disproved | confidently excluded | safely excluded |
  firmly excluded | formally excluded | now ruled out | safely ruled out | formally ruled out |
  confidently ruled out | since excluded | since ruled out | long since excluded | excluded long ago |
  no longer there | no longer found | no longer felt | no longer heard | no longer reported |
  no longer troublesome | no longer active | no more | not any more | not anymore | not anymore now |
  did not materialise | did not materialize | didn't materialise | never arose | did not arise | did not appear |
  did not recur on | did not follow | did not ensue | wasn't seen | weren't seen | isn't seen | aren't seen |
  isn't present | aren't present | wasn't present | weren't present | wasn't found | weren't found | wasn't heard |
  wasn't felt | wasn't noted | weren't noted | wasn't elicited | wasn't demonstrated | wasn't shown | isn't there |
  wasn't there | isn't a feature | wasn't a feature
  `,
  combine(
    `
    not | was not | were not | is not | are not
    `,
    `
    shown | demonstrable | discernible | made out | obvious | borne out | found on imaging | picked up | encountered |
    confirmed on imaging | provoked | reported today | volunteered | visible today | noted on exam | found today |
    present now | present either | there | there now | seen today | found on exam | seen on imaging |
    confirmed on scan | admitted to | claimed | enlarged
    `,
  ),
  combine(
    `
    has not been | have not been | hasn't been | haven't been | had not been
    `,
    `
    seen | noted | found | noticed | observed | reported | detected | described | demonstrated | witnessed | felt |
    heard | identified | present | a problem | an issue | a feature | elicited | recorded | shown | experienced |
    troublesome
    `,
  ),
  combine(
    `
    could not be | couldn't be | cannot be | can't be
    `,
    `
    shown | demonstrated | made out | seen | found | elicited | identified | confirmed clinically | substantiated |
    reproduced | heard | felt | provoked | detected | palpated | discerned | appreciated
    `,
  ),
  combine(
    `
    looked for | sought | searched for | checked for | asked about | asked about specifically | specifically sought |
    specifically asked about | specifically looked for | enquired about | tested for | hunted for
    `,
    `
    , not found | , none found | , none | , not seen | , none seen | but not found | but absent | and absent |
    and not found | and denied | but denied | but none found | but not seen | , absent | , not present | , denied |
    - not found | - none | - absent | - none found | - not seen | and none found | - denied
    `,
  ),
].join('|');
