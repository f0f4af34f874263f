/**
 * The words that decide whether something is present, denied, possible, conditional, past, or somebody else's.
 * The approach (cue, direction, scope, terminator) is that of NegEx and ConText (Chapman 2001, Harkema 2009); the lists are our own.
 */

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
  | 'hypothetical-after'
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

/** Phrases of each kind, between bars. */
export const cueTable: Record<CueKind, string> = {
  'absent-before': `
    no | not | not on | no longer on | denies | denied | denying | deny | without | w/o | negative for | neg for |
    negative | absent | absence of | free of | no evidence of | no evidence for | no sign of | no signs of |
    no history of | never | never had | nor | neither | none of | did not have | does not have | do not have |
    has not had | have not had | no complaints of | no complaint of | rules out | ruled out | ruled out for |
    pertinent negatives | pertinent negatives include | negatives | no longer has | no longer |
    no further episodes of | non | (-) | doesn't have | didn't have | hasn't had | nil | not have | not had |
    unremarkable for | no e/o | no h/o | no hx of | no c/o | lack of | lacks | fails to reveal | failed to reveal |
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
    no one else at home has
  `,
  'absent-after': `
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
    cannot be seen | could not be seen | can be excluded | could be excluded | can be ruled out | could be ruled out |
    effectively excluded | effectively ruled out | has been effectively ruled out | reliably excluded |
    is not present | was not present | were not present | are not present | is not noted | are not noted |
    was not noted | were not noted | not noted today | is not seen | are not seen | is not evident | are not evident |
    no longer present | no longer seen | no longer evident | no longer visible | no longer palpable |
    no longer noted | disproved | refuted | ruled out by | screen negative | (neg) | (no) | denied by patient |
    is not felt | was not felt | are not felt | not witnessed | are excluded | x0 | x 0 | is not a feature |
    was not a feature | not a feature | not described | not volunteered | not present today | not noticed |
    is denied by | therefore excluded | thus excluded | now excluded | effectively absent |
    is not felt to be present | not felt to be present | not thought to be present | were all negative |
    all negative | all denied | all absent | are all absent | are all negative | is nil | was nil | - nil | are nil |
    lacking | is lacking | are lacking | were lacking | was lacking | has been effectively excluded |
    hasn't featured | has not featured | haven't featured | had been ruled out | had been excluded | pt says none |
    patient says none | says none | free | are ruled out | no longer suspected | not currently present |
    is not there | was not there | r/o by | r/o with | r/o on | r/o clinically | r/o'd by | r/o via |
    could not be found | could not be elicited | could not be demonstrated | could not be palpated |
    could not be identified | could not be detected | could not be felt | could not be heard |
    could not be reproduced | could not be confirmed | cannot be found | cannot be elicited | cannot be demonstrated |
    cannot be palpated | cannot be identified | cannot be detected | cannot be felt | cannot be heard | nil reported |
    nil seen | nil elicited | nil detected | nil found | nil palpable | nil today | nil currently | nil evident |
    nil apparent | nil present | nil observed | nil recorded | nil elicitable | nil documented |
    was looked for and not seen | looked for and not seen | looked for and not found | was looked for and not found |
    were looked for and not found | were looked for and not seen | sought and not found | not forthcoming |
    not in evidence | not discovered | not disclosed | not brought on | not provoked | none whatsoever | none at all |
    not at all | never a problem | never an issue | failed to materialise | was not a problem | not encountered |
    not experienced | not recorded | not documented today | not visualised today | out of the picture |
    off the differential | no longer a concern | no longer a consideration | no longer felt likely
  `,
  'possible-before': `
    possible | possibly | probable | probably | likely | suspected | suspicious for | suspicion for | suspicion of |
    suspect | suspecting | concern for | concerns for | concern of | concerned for | concerning for | worried about |
    worrisome for | ? | query | rule out | to rule out | r/o | cannot exclude | can not exclude | can't exclude |
    cannot rule out | can't rule out | not ruled out | could be | may be | might be | may represent |
    might represent | could represent | differential includes | ddx | vs | versus | or possibly | consider |
    considering | considered | considering the possibility of | evaluate for | evaluation for | evaluation of |
    assess for | work up for | workup for | work-up for | presumed | presumptive | questionable | equivocal |
    thought to be | low suspicion for | low concern for | doubt | less likely | unlikely | unlikely to be | perhaps |
    maybe | suggestive of | suggests | suggesting | appears to be | exclude | to exclude | raises the possibility of |
    possibility of | potential | potentially | believed to be | risk of having | tested for | test for |
    screened for | screen for | check for | favor | favors | favour | favours | favoring | favouring | favored to be |
    favoured to be | c/f | look for | looking for | to look for | index of suspicion for |
    high index of suspicion for | high suspicion for | high suspicion of | strong suspicion of | strongly suspect |
    strongly suspected | clinical suspicion of | clinical suspicion for | raises suspicion for |
    raising suspicion for | raises concern for | raising concern for | raises the question of |
    raising the question of | wonder about | wonders about | wondering about | wonder if | wonders if |
    unclear whether | unclear if | uncertain whether | uncertain if | unsure whether | unsure if | not sure if |
    not sure whether | not certain if | not certain whether | not clear if | not clear whether | cannot say |
    can't say | cannot tell | can't tell | cannot be sure | cannot completely exclude | cannot entirely exclude |
    cannot fully exclude | cannot confidently exclude | cannot definitively exclude | difficult to exclude |
    hard to exclude | need to exclude | needs to exclude | need to rule out | must rule out | must exclude |
    in order to exclude | want to exclude | wish to exclude | would like to exclude | rule out for | rule-out |
    ruling out | r/o for | r/o'ing | assessing for | evaluating for | eval for | being evaluated for |
    being investigated for | investigate for | investigation of | investigation for | under investigation for |
    worked up for | being worked up for | work-up of | workup of | most likely | most likely diagnosis |
    most probably | very likely | highly likely | more likely | likely to be | likely to represent |
    likely represents | likely representing | likely due to | likely secondary to | probably due to |
    possibly due to | possibly secondary to | possibly related to | probably represents | possibly represents |
    may well be | might well be | may reflect | might reflect | could reflect | may suggest | may indicate |
    might indicate | could indicate | may have had | might have had | could have been | may have been | seems to be |
    appears to have | seems like | felt to be | felt to represent | felt likely | felt to be likely |
    believed to be due to | thought to have | thought likely | thought to represent | presumptive diagnosis of |
    working diagnosis | working diagnosis of | provisional diagnosis | provisional diagnosis of |
    preliminary diagnosis | tentative diagnosis of | tentatively | in favor of | in favour of | suspicious of |
    querying | ? of | ?? | doubtful | doubtful for | dubious | equivocal for | indeterminate for | borderline for |
    differentials | differential diagnosis | differential diagnosis includes | differential diagnoses |
    differentials include | differential would include | ddx includes | ddx: | dd: | or perhaps | and possibly |
    and/or possibly | versus possible | vs possible | vs. | worry for | worrying for | worry is | concern is for |
    concern regarding | not excluding | does not exclude | doesn't exclude | without excluding | cannot rule-out |
    unable to rule out | unable to exclude | yet to rule out | yet to exclude | suggestion of | suggestive for |
    hints at | points to | pointing to | points towards | pointing towards | probability of | high probability of |
    low probability of | low likelihood of | pretest probability of | low index of suspicion for | self-diagnosed |
    believes she has | believes he has | thinks it is | thinks it's | thinks it may be | think this is |
    thinks she has | thinks he has | thinks he may have | thinks she may have | worried she has | worried he has |
    worried it is | worried it's | worried that it is | prob | poss | prob. | poss. | likely dx | likely diagnosis |
    diff | diff: | differential lies between | differential between | i wonder whether | wonder whether |
    wondering whether | i suspect | we suspect | i believe | we think | i favour | i favor | sounds to be |
    consistent but not diagnostic of | would like to rule out | picture of possible | ? early |
    in keeping with possible | ?possible | presumably | conceivably | ostensibly | i think this is |
    i think this represents | i think that this is | i think these are | i think it is | i think he has |
    i think she has | i think the most likely | is likely | is probably | is possibly | are likely | are probably |
    are possibly | was likely | was probably | was possibly | were likely | is perhaps | is presumably |
    is suspected to be | is thought to be | was thought to be | were thought to be | is felt to be | was felt to be |
    is believed to be | was believed to be | is suspicious for | is concerning for | are concerning for |
    are suspicious for | was concerning for | is suggestive of | are suggestive of | was suggestive of |
    may be due to | may be related to | might be due to | could be due to | could be related to | could possibly be |
    may possibly be | could well be | may yet be | may have | might have | could have | may be having |
    is likely to be due to | is likely due to | likely to be due to | is probably due to | is possibly due to |
    is likely to be | is likely secondary to | is most likely due to | most likely due to | most likely secondary to |
    likely 2/2 | likely d/t | probably 2/2 | possibly 2/2 | likely from | probably from | likely related to |
    is likely related to | probable 2/2 | are likely due to | are probably due to | was likely due to |
    was probably due to | thought to be due to | felt to be due to | likely cause is | likeliest cause is |
    suspected to be | suspected to have | in all probability due to | in all likelihood due to | in all probability |
    in all likelihood | in all probability this is | more than likely | as likely as not | quite possibly |
    provisional | provisional: | working dx | impression of possible | cannot be certain it is not | toying with |
    leaning towards | leaning toward | still on the table: | remains on the differential: | differential remains |
    differential: | top of the list is | entertaining | entertain | ? secondary to | ? due to | ? 2/2 | ? d/t |
    probably secondary to | presumed secondary to | presumed due to | presumably due to | presumably secondary to |
    thought secondary to | thought due to | thought to be secondary to | suspected secondary to | suspect due to |
    is presumed | are presumed | was presumed
  `,
  'possible-after': `
    is possible | was possible | is likely | is unlikely | unlikely | less likely | not likely | cannot be excluded |
    cannot be ruled out | not excluded | not ruled out | is suspected | was suspected | suspected | is considered |
    was considered | considered | to be ruled out | should be ruled out | must be ruled out | could not be excluded |
    in the differential | on the differential | on differential | questionable | is a possibility | remains possible |
    remains a possibility | vs | versus | query | ? | most likely | is most likely | seems likely | seems unlikely |
    seems possible | is probable | was probable | probable | possible | likely | is favored | is favoured | favored |
    favoured | was favored | was favoured | is queried | was queried | queried | is being considered |
    being considered | has been considered | is in question | is questioned | is questionable | is a concern |
    is the concern | is the main concern | is the provisional diagnosis | is the working diagnosis |
    is the likely diagnosis | is the most likely diagnosis | is the leading diagnosis | is the presumed diagnosis |
    is presumed | presumed | not yet ruled out | not yet excluded | has not been ruled out | have not been ruled out |
    has not been excluded | have not been excluded | has not yet been ruled out | has not yet been excluded |
    was not ruled out | was not excluded | is not excluded | is not ruled out | cannot be entirely excluded |
    cannot be completely excluded | cannot entirely be excluded | cannot be fully excluded |
    cannot be definitively excluded | can't be excluded | can't be ruled out | could not be ruled out |
    not entirely excluded | not fully excluded | must be excluded | needs to be excluded | need to be excluded |
    should be excluded | needs to be ruled out | need to be ruled out | needs ruling out | needs excluding |
    need excluding | need ruling out | to be excluded | yet to be excluded | yet to be ruled out |
    still to be excluded | remains to be excluded | remains in the differential | remains on the differential |
    remains a concern | remains likely | remains unlikely | in differential | part of the differential |
    among the differentials | strongly suspected | is strongly suspected | highly suspected | clinically suspected |
    still suspected | may be present | might be present | could be present | may be the cause | could be the cause |
    might explain | could explain | may account for | under investigation | being investigated | being worked up |
    not confirmed yet | unconfirmed | not proven | is doubtful | doubtful | felt unlikely | felt to be unlikely |
    thought unlikely | considered unlikely | less probable | improbable | is improbable | highly unlikely |
    very unlikely | is thought likely | thought likely | felt likely | is felt likely | is on the list | (?) |
    (possible) | (probable) | (likely) | (suspected) | until proven otherwise | probably | possibly | presumably |
    seems probable | seem probable | may be more likely | is more likely | are more likely | more likely |
    is the likeliest | the likeliest explanation | is the likely cause | is the likely explanation |
    is the most likely explanation | is the most likely cause | the most likely explanation | the likely cause |
    is the probable cause | the probable cause | is the likely culprit | to be considered | should be considered |
    must be considered | needs to be considered | worth considering | has to be considered | has to be excluded |
    have to be excluded | has to be ruled out | not out of the question | is a consideration |
    remains a consideration | not definitely excluded | not completely excluded | cannot be discounted |
    cannot be dismissed | can not be excluded | can not be ruled out | not fully ruled out | being queried |
    has been queried | suspected clinically | felt most likely | thought most likely | considered most likely |
    considered likely | is suspect | is presumptive | has yet to be excluded | has yet to be ruled out |
    have yet to be excluded | have yet to be ruled out | is less likely | are less likely | is probably |
    is possibly | has not been confirmed | have not been confirmed | not confirmed | remain possible |
    remains unproven | would be possible | would be likely | are possible | are likely | are suspected |
    are considered | are unlikely | were considered | were suspected | were unlikely | suspect | a possibility |
    still needs excluding | still needs to be excluded | still to be ruled out | r/o sent | r/o pending |
    r/o in progress | still possible | also possible | is also possible | remains the concern | on the list |
    being ruled out | on the cards | also on ddx | on ddx | on the ddx | also on the ddx | also on the differential |
    remains on ddx | stays on the differential | also in the differential | still in the differential |
    hard to exclude | in question | is entertained | was entertained | is conceivable | looks likely |
    looks possible | working diagnosis | suspects
  `,
  'hypothetical-before': `
    if | return for | return if | return with | return to ed for | return to ed if |
    return to the emergency department if | come back if | come back for | call if | call for | in case of |
    in the event of | watch for | watch out for | monitor for | monitoring for | look out for | prn | as needed for |
    as needed | to prevent | prevention of | prophylaxis for | prophylaxis against | risk of | risk for |
    high risk for | increased risk of | risk factors for | risks including | precautions for | return precautions |
    counseled on | counselled on | counseled about | counselled about | counseled regarding | counselled regarding |
    educated on | educated about | warned of | warned about | red flags | red flag symptoms | warning signs |
    should he develop | should she develop | should they develop | should you develop | should symptoms |
    should you have | should he have | should she have | unless | in the case of | advised to return |
    to return with | safety netted | safety net | side effects | side effects of | side effects including |
    adverse effects | screening for | call an ambulance for | sooner for | sooner with | earlier for | earlier if |
    sooner if | seek care for | seek medical attention for | go to the emergency department for | vaccinated against |
    immunized against | immunised against | at risk for | at risk of | call 911 for | call 911 if | call 999 for |
    call 999 if | call 111 if | call us for | call us if | call the office if | call the clinic if | call back if |
    ring if | ring back if | ring 999 if | contact us if | notify md for | notify md if | notify provider for |
    notify provider if | notify team if | notify for | notify if | inform if | bring back if | bring him back if |
    bring her back if | bring the child back if | come in if | come in for | come back with | come back sooner if |
    come to ed if | go to ed if | go to ed for | go to the er if | go to the er for | go to the ed if |
    go to the ed for | go to a&e if | go to a&e for | attend a&e if | seek help if | seek help for |
    seek urgent help if | seek urgent care for | seek care if | seek medical advice if | seek medical attention if |
    seek immediate care for | seek attention for | re-attend if | reattend if | re-present if | represent if |
    to return if | to return for | to re-attend if | rtc if | rtc for | rtn if | rto if | return sooner if |
    return sooner for | return immediately for | return immediately if | return to clinic if | return to clinic for |
    return to er for | return to er if | return to ed with | return precautions for | return precautions given for |
    strict return precautions for | emergency precautions for | safety net advice re | safety net advice for |
    safety netting re | safety netted re | safety netted for | safety-netted for | safety-netted re |
    worsening advice re | risks of | the risks of | risks and benefits of | risks include | risk includes |
    risks such as | risk of developing | risks of developing | risk: | risks: | risk for developing |
    reduce the risk of | reduces the risk of | reduce risk of | lower the risk of | lowers the risk of |
    increases the risk of | increased risk for | increases risk of | high risk of | at high risk for |
    at high risk of | at increased risk of | at increased risk for | moderate risk of | low risk of | low risk for |
    risk assessment for | risk stratification for | risk factor for | may cause | can cause | might cause |
    could cause | may lead to | can lead to | could lead to | might lead to | may result in | can result in |
    could result in | might result in | may develop | might develop | could develop | can develop | might get |
    may experience | might experience | side effects such as | side effects incl | side effects include |
    side-effects such as | side-effects including | side-effects of | s/e of | s/e: | adverse effects including |
    adverse effects such as | complications such as | complications including | complications include |
    possible complications | potential side effects | possible side effects | potential complications of | to avoid |
    to protect against | protects against | protect against | to minimise | to minimize | preventing | prevent |
    prophylactic for | prophylactic against | prophylaxis of | prophylaxis: | ppx for | for prevention of |
    for the prevention of | as prophylaxis for | as prophylaxis against | vaccine against | vaccine for |
    vaccinate against | immunise against | immunize against | immunised for | immunized for | vaccinated for |
    in case | in case he develops | in case she develops | just in case | should there be | should any |
    should symptoms of | should signs of | should new | if new | if he develops | if she develops | if you develop |
    if you have | if you notice | if there is | if there are | if develops | if worsening | if recurrent |
    if persistent | if further | if ever | when you have | unless there is | unless you have | watch for signs of |
    watch out for signs of | monitor for signs of | monitor closely for | observe for | observing for |
    keep an eye out for | look out for signs of | be alert for | be alert to | alert for | advised about |
    advised re | advised regarding | advised on | aware to look for | discussed risk of | discussed the risk of |
    discussed risks of | discussed symptoms of | discussed signs of | discussed warning signs of | counselled re |
    counseled re | counselling on | counseling on | educated re | educated regarding | education on |
    education about | education regarding | teaching on | leaflet on | leaflet about | handout on | handout about |
    info on | info re | reviewed warning signs of | told to watch for | told to look out for | warned re |
    warned regarding | asks about | enquires about | inquires about | wants to be tested for | requests testing for |
    requesting testing for | screening test for | to screen for | for screening of | for detection of | prn for |
    prn: | prn if | prn only for | as required for | when required for | rescue medication for | emergency plan for |
    contingency: | contingency for | consented including | consented for risks of | consented for risks including |
    predisposes to | predisposed to | predispose to | susceptible to | see us if | see me if | see gp if |
    see doctor if | see your doctor if | see your gp if | review if | review if signs of | review sooner if |
    reassess if | come straight in if | bring straight in if | straight in if | phone if | phone us if | phone for |
    telephone if | advised 111 if | advised 999 if | advised er for | advised er if | advised ed for | advised ed if |
    advised a&e if | advised to attend if | advised to call if | advised to seek help if | advised to contact us if |
    to ed if | to ed for | to er if | to er for | to a&e if | 999 if | 999 for | 911 if | 911 for |
    call the office right away if | call the office if you get | call us if you get | call right away if |
    call right away for | call immediately if | call immediately for | call your doctor if | call your doctor for |
    call doctor if | contact if | contact the office if | contact the clinic if | contact us for | contact for |
    to report any | told to report | asked to report | seek advice if | aware to seek help if | to seek help if |
    to call if | to call for | to ring if | to ring back if | to phone if | to return with any | warnings about |
    consented re | risk factors for developing | to reduce risk of | to reduce the risk of | to lower risk of |
    to lower the risk of | to decrease the risk of | decreases the risk of | to minimise the risk of |
    to minimize the risk of | risk of future | future risk of | lifetime risk of | screening programme for |
    be vigilant for | in case of recurrence of | in case of any | may rarely bring on | can rarely cause |
    may rarely cause | rarely causes | can bring on | could bring on | might bring on | may bring on |
    can be complicated by | may be complicated by | could be complicated by | anticipatory meds for |
    anticipatory medications for | anticipatory meds in house for | meds in case of | plan b if | advice in case of |
    what to do if | who to call if | if signs of | if symptoms of | if there are signs of | if they develop |
    if you experience | if you feel | if you get | if he gets | if she gets | if recurrence of | if recurs |
    report any new | please report any | 111 if | warn re | warn about | warn of | warn regarding | counselled |
    counseled | report any | advised a&e for | advised ed with | told to return for | told to call for |
    told to call with | told to call if | to call with | to use for | be aware of | advise re | advise about |
    leaflet re | info given re | info given about | literature on | discussed the possibility of | cautioned about |
    cautioned re | cautioned regarding | alerted to | reminded about | on prophylaxis for | takes prophylaxis for |
    to look out for | rescue plan for | vaccinated vs | immunised vs | consented for | in event of |
    reduce chance of | lower the chance of | to reduce chance of | to reduce the chance of | to lower the chance of |
    decrease the chance of | reduces the chance of | chance of developing | call md for | call md if |
    call doctor for | call nurse for | and call for | call team for | page for | escalate if | escalate for |
    meds charted for | medications charted for | prn charted for | anticipatory meds charted for |
    in the unlikely event of | lest | lest he develop | lest she develop | for fear of | given potential for |
    given the potential for | should report any | lower chance of | lower the chances of | reduce the chances of |
    reduce chances of | risks discussed including | risks discussed incl | risks discussed: |
    risks explained including | risks explained: | risks incl | risks incl. | risks inc | risk discussed including |
    discussed risks including | explained risks of | explained risk of | explained the risk of |
    explained the risks of | small risk of | discussed small risk of | slight risk of | chances of |
    possibility of developing | guard against | to guard against | in order to prevent | with a view to preventing |
    to forestall | to ward off | to stave off | in anticipation of | anticipating | against the risk of |
    due to risk of | because of the risk of | given risk of | given the risk of | due to the risk of | to mitigate |
    to mitigate the risk of | what would happen if | were he to develop | were she to develop | were there to be |
    at the first sign of | at first sign of | on first sign of | at the onset of | on development of |
    upon development of | at any sign of | with any sign of | if any | if any signs of | if evidence of | only if |
    what to look out for | told what to look for | told what to watch for | as cover against | cover against |
    consent covered | consent included | consent incl | consent covers | consent covering | consented to risks of |
    to be watched for | be watched for | watching for | watched for | her chance of | his chance of |
    their chance of | re chance of | aware of risk of | aware of the risk of | aware of risks of |
    understands risk of | understands the risk of | understands risks of | understands the risks of |
    accepts risk of | accepts the risk of | accepts risks of | talked through the risk of | talked through risk of |
    spoke about the risk of | went through the risks of | went through risks of | risk talk: | risk talk on |
    pre-test counselling for | for possible future | should this become | if it turns into | would suggest |
    would indicate | would point to | would mean | which would suggest | which would indicate
  `,
  'hypothetical-after': `
    mentioned as possible side effects | mentioned as a possible side effect | mentioned as side effects |
    as a side effect | as side effects | as possible side effects | as a possible side effect |
    as potential side effects | explained as a risk | explained as a small risk | discussed as a risk |
    was explained as a small risk | was explained as a risk | were explained as risks | may follow | might follow |
    could follow | may develop | might develop | could develop | can develop | may occur | might occur | could occur |
    can occur | may recur | might recur | could recur | can recur | may arise | could arise | may result |
    might result | could result | may ensue | would be a reason to return | risk discussed | risks discussed |
    risk explained | risks explained | advice given | was discussed as a risk | were discussed as risks |
    to look out for | if it recurs | should it recur | if untreated | would warrant | would need urgent |
    would require urgent | would prompt | should prompt | would mandate | should they occur | should it occur |
    should this occur | should these occur | should any occur | if they occur | if it occurs | if this occurs |
    if they develop | if it develops | should it develop | should they develop | would be a red flag |
    were listed as risks | listed as risks | listed as side effects | given as reasons to return |
    as reasons to return | as red flags | as warning signs | warning given | warnings given | warning signs given |
    precautions given | precautions in place | precautions reviewed | prophylaxis | ppx | prophylaxis given |
    leaflet given | advice sheet given | risk discussed with patient | risk reviewed | risk counselled |
    risk acknowledged | vaccine | vaccination | screening | immunisation | immunization | education given |
    education provided | counselling given | counseling given | post-op risk of
  `,
  'historical-before': `
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
    poh: | poghx | gynae hx | obs hx | past ocular history
  `,
  'historical-after': `
    in the past | years ago | year ago | yrs ago | yr ago | months ago | last year | as a child | in childhood |
    in his youth | in her youth | previously | at birth | at the age of | in the remote past | when younger |
    as a teenager | decades ago | a few years back | years back | in infancy | in her teens | in his teens |
    as a teen | as an infant | as a baby | as a kid | as a boy | as a girl | as an adolescent | as a student |
    long ago | many years ago | several years ago | some years ago | a few years ago | years previously |
    years prior | years before | months previously | months prior | yrs prior | yrs previously | months back |
    yrs back | in previous years | in earlier life | earlier in life | in the distant past | in previous pregnancy |
    in a previous pregnancy | with previous pregnancy | with first baby | with last baby | with her first baby |
    in first pregnancy | in last pregnancy | in 1st pregnancy | with first pregnancy | last winter | last summer |
    last spring | last autumn | last fall | previously treated | treated previously | since recovered |
    now recovered | fully recovered | previously excised | remotely | in the 80s | in the 90s | in the 1980s |
    in the 1990s | in high school | in college | in hs | history | hx | in early life | in remote past | in her past |
    in his past | years earlier | year earlier | remote past | decades before | by history | by hx |
    on prior admission | on previous admission | during previous admission | during prior admission |
    at previous admission | as a young man | as a young woman | as a young adult | in young adulthood |
    when he was young | when she was young | at a young age | in early childhood | since outgrown |
    the year before last | the winter before last | the summer before last | last yr | in earlier years |
    in younger days | as a toddler | as a neonate | as a newborn | in the neonatal period | as a preterm |
    in the 70s | in the 60s | in the 1970s | in the 1960s | in primary school | in university | at university |
    in the army | during service | in her twenties | in his twenties | in her thirties | in his thirties |
    in her forties | in his forties | in her 20s | in his 20s | in her 30s | in his 30s | in her 40s | in his 40s |
    in teens | in her fifties | in his fifties | long since resolved | long since settled | a long time ago |
    ages ago | way back | back then | before menopause | before the menopause | before her pregnancy |
    prior to pregnancy | two pregnancies ago | with her last pregnancy | in her last pregnancy | with her second |
    with her first | on nnu | on nicu | in nicu | on scbu | in scbu | in the nicu | in special care |
    on the neonatal unit | in the neonatal unit | after the last delivery | after last delivery |
    after her last delivery | after previous delivery | after first delivery
  `,
  'resolved-after': `
    resolved | has resolved | have resolved | now resolved | self resolved | self-resolved | subsided | has subsided |
    went away | gone | has gone | improved and gone | cleared | settled | completely resolved |
    spontaneously resolved | since resolved | which resolved | that resolved | which has resolved |
    stopped spontaneously | now gone | resolved with | resolved after | cleared up | both cleared | all cleared |
    settled down | settled with | settled within | now settled | has settled | have settled | has cleared |
    now cleared | resolved now | since settled | no longer a problem | has not recurred | have not recurred |
    not recurred | did not recur | never recurred | no recurrence | without recurrence | has been cured | cured |
    has healed | have healed | now healed | healed well | long healed | fully healed | burnt out | burned out |
    wore off | has abated | abated | have abated | has lifted | has eased off | has disappeared | disappeared |
    have disappeared | vanished | has vanished | completely gone | all gone | now over | is over | has come right |
    has cleared up | have cleared up | has gone away | have gone away | treated and resolved | successfully treated |
    has remitted | remitted
  `,
  'stable-after': `
    stable | is stable | remains stable | rate controlled | rate-controlled | well compensated | managed with |
    controlled | well controlled | well-controlled | at baseline | unchanged | in remission | at goal | compensated |
    diet controlled | under control | under good control
  `,
  'stable-before': `
    stable | well controlled | well-controlled | controlled | diet controlled | diet-controlled | rate controlled |
    rate-controlled | compensated | well compensated
  `,
  advice: `
    return | come back | call | seek | reattend | re-attend | go to | contact | present to | report to | attend |
    ring | phone | bring | advised | notify | crisis line | present back | go back | come in | contact us
  `,
  relative: `
    mother | father | brother | sister | grandmother | grandfather | grandparent | aunt | uncle | cousin | mom | dad |
    mum | sibling | siblings | parent | parents | brothers | sisters | maternal | paternal | family member |
    family members | relative | relatives | son | daughter | niece | nephew | wife | husband | spouse | partner |
    boyfriend | friend | friends | coworker | coworkers | co-worker | colleague | classmate | classmates | roommate |
    flatmate | neighbor | neighbour | contacts | contact | children | kids | stepmother | stepfather | half-brother |
    half-sister | twin | great-grandmother | great-grandfather | in-law | child at home | household | gran | grandma |
    grandpa | nan | nana | granny | granddad | grandad | granduncle | grandaunt | pgf | pgm | mgf | mgm |
    birth mother | birth father | adoptive mother | adoptive father | foster mother | step-mother | step-father |
    stepdad | stepmum | stepmom | half brother | half sister | mother-in-law | father-in-law | sister-in-law |
    brother-in-law | mothers | fathers | aunts | uncles | cousins | sons | daughters | grandparents | grandson |
    granddaughter | fiance | fiancee | housemate | housemates | roommates | room-mate | room-mates | flat-mate |
    cellmate | cell mate | bunkmate | teammate | team-mate | team mate | playmate | boss | co-workers | colleagues |
    neighbours | neighbors | teacher | teachers | carer | carers | caregiver | babysitter | nanny | landlord | donor |
    passenger | other driver | bystander | residents | other residents | pt in bed | patient in bed |
    patient in next bed | bay mate | others at nursery | others at school | others at daycare | others in the house |
    others in household | several kids | several children | kids at | children at | kids in | children in |
    sick contact | sick contacts | close contact | close contacts | both parents | in-laws | ex-wife | ex-husband |
    the baby's father | father of baby | fob | sexual partner | contact case | index case | source patient |
    his twin | her twin | twin brother | twin sister | identical twin | friend's | partner's | wife's | husband's |
    bro | sis | either parent | mat gm | pat gm | mat gf | pat gf | stepbrother | stepsister | flatmates |
    key worker | step-brother | step-sister | two others | dorm mate | dormmate | birth mum | bio mother |
    biological mother | biological father | workmate | workmates | lodger | tenant | staff member | nephews | nieces |
    grandsons | granddaughters | companion | travel companion | travelling companion | driver of the other car |
    driver of the other vehicle | other passenger | front passenger | rear passenger | schoolmate | schoolmates |
    sitter | tent mate | bunk mate | housekeeper | son-in-law | daughter-in-law | stepson | stepdaughter |
    adoptive parents | foster parents | foster carer | surrogate | sperm donor | egg donor | kidney donor |
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
    fellow student | fellow patient | cat | dog | horse | pet | puppy | kitten | parrot | bird | rabbit | the ex |
    male partner | female partner | a pupil | another pupil | different patient | wrong patient | other patient |
    adjacent patient | neighbouring patient | neighboring patient | patient next door | pt next door |
    patients on the ward | three other residents | two other residents | two residents | several residents |
    several pupils | several staff | two colleagues | two classmates | two siblings | older sibling |
    younger sibling | toddler at home | elder son | elder daughter | eldest | guest | guests | playmates |
    flat-mates | supervisor | manager | priest | uncle-in-law | in - laws | lodging partner | dance partner |
    tennis partner | business partner | training partner | running partner
  `,
  'family-history': `
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
    maternal history | paternal hx | paternal history | fam: | foh: | fohx | maternal side:
  `,
  stop: `
    but | however | although | though | except | except for | apart from | aside from | other than | yet |
    nevertheless | presents | presented | presenting | presents with | presented with | reports | reported |
    reporting | complains | complained | complaining | c/o | endorses | endorsed | endorsing | admits | admitted |
    states | stated | notes | noted | noticed | which | secondary to | due to | because | because of | since | has |
    had | developed | is | are | was | were | and has | and had | : | (+) | + | positive for | remarkable for |
    significant for | notable for | also has | feels | felt | experienced | experiences | started | shows | showed |
    revealed | reveals | found | demonstrates | demonstrated | associated with | who | whom | as well as having |
    brought | came | comes | seen | has been | had been | given | therefore | so | still | then | followed by |
    attributes | attributed to | causing | caused by | consistent with | c/w | when | while | with associated |
    stating | stated that | complaining of | except when | save for | with the exception of | worsened by |
    exacerbated by | relieved by | triggered by | precipitated by | as a result of | attributable to |
    in the setting of | in setting of | despite | in spite of | even though | whereas | but rather | but has |
    but does | but is | develops | went on to develop | now has | now with | then developed | p/w | admitted with |
    admitted for | here with | here for | here w/ | comes in with | came in with | came with | found to have |
    found to be | 2/2 | d/t | only | as cause of | as the cause of | as a cause of | to explain | explaining |
    accounting for | to account for | pos | admit to | admits to | does admit to | does endorse | does report |
    does have | did have | does get
  `,
  now: `
    now | today | currently | presently | presents | presented | presenting | presents with | presented with |
    presenting with | complains of | complaining of | comes | came | complains | complaining | c/o | reports |
    reported | who | with | here | this morning | tonight | this week | acute | new | for the past | over the past |
    for the last | over the last | in the past day | since yesterday | since | recently | worsening | admitted with |
    admitted for | on exam | here w/ | here with | here for | p/w | adm with | adm w/ | seen today | currently has |
    now has | this admission | this visit | today's | presently has | this pregnancy | pt herself | pt himself |
    with residual | still | but still | but now | at discharge | on discharge | on examination | at present | o/e |
    at time of discharge | at the time of discharge | on admission | now presents | at review
  `,
  none: `
    no change in | no change | no changes | no prior history | not just | not merely | not sure | not clear |
    not the | not as | not so | not too | not very | not much | nothing but | no sooner | no matter | no changes in |
    not only | no increase in | no increase | no improvement in | no significant change in | without change in |
    no difficulty | without difficulty | no doubt | without further | gram negative | not necessarily | not extend |
    no interval change | with or without | history of present illness | history of presenting illness | no worse |
    no better | not improving | not improved | not relieved | not resolved | not getting better | no relief |
    not relieved by | not worse | not worsened by | no relief of | without relief | not controlled | not responding |
    no response | no response to | not taking | not able to | not tolerate | not tolerating | unable to | cannot |
    can not | no history available | post op | family physician | family doctor | family medicine | known to be |
    family practice | likely to return | past week | past weeks | past day | past days | past month | past months |
    past hour | past hours | past year | past few days | past few weeks | past few months | past several days |
    past 24 hours | past two days | past three days | past medical | past surgical | what if | as if | prior to |
    previously healthy | previously well | previously fit | previously fit and well | previously independent |
    poorly controlled | uncontrolled | no time | no. of | ask if | asked if | asks if | even if | considered to be |
    no pmh | no past medical history | no significant past medical history | no significant pmh |
    it would be wrong to say | not isolated to | no stranger to | not without | not a night goes by without |
    not a day goes by without | no night without | never without | not necessarily due to | in no doubt |
    never smoked | never smoker | does not drink | does not smoke | no follow up | no follow-up | not responded |
    not responded to | has not responded to | no improvement | no improvement with | not improved with |
    not settling | no better with | not helped by | not helped | not been helped | not changed | has not changed |
    have not changed | for the last time | no other medical history | no wonder | none the less | nonetheless |
    no less | no fewer than | no more than | not more than | not less than | not later than | no later than |
    no earlier than | no end | no way | not stopped | hasn't stopped | has not stopped | have not stopped |
    not free of | not yet free of | not stopping | never stopped | never stops | not gone | isn't gone |
    not going away | not go away | not cleared | not fully resolved | not completely resolved | has not resolved |
    have not resolved | not entirely resolved | not able | not well controlled | not adequately controlled |
    not enough | not feeling well | not doing well | not unlike | no worsening of | no progression of |
    no exacerbation of | no improvement of | no control of | no memory of | no recollection of | no recall of |
    no knowledge of | no awareness of | no resolution of | no reduction of | no reduction in | no decrease in |
    no decrease of | no worsening | no progression | no exacerbation | no aggravation of | no enlargement of |
    no extension of | no growth of | no interval progression of | no understanding of | no insight into | no fear of |
    no history from | without doubt | without a doubt | beyond doubt | no question | no question this is | not deny |
    does not deny | doesn't deny | did not deny | didn't deny | not denying | cannot deny | no worse than |
    no longer than | not entirely without | not completely without | not altogether without | not entirely free of |
    not completely free of | not entirely free from | not always | not yet ruled out | not yet excluded |
    not infrequently | not uncommon | not uncommonly | not improved by | not unusual | no end of | no shortage of |
    no lack of | no let-up in | no let up in | no respite from | no relief from | no abatement of | no sooner had
  `,
};
