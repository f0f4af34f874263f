/** Words of doubt. Phrases between bars. */
export const possibleBefore = `
  concerned about | i am concerned about | worried re | question of | some question of | queries | raise the question of |
  main worry is | my concern is | our concern is | my fear is |
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
  is presumed | are presumed | was presumed | makes one think of | make one think of | makes me think of |
  make me think of | made me think of | makes us think of | makes you think of | makes one wonder about |
  make one wonder about | makes me wonder about | make me wonder about | makes us wonder about | makes one suspect |
  make one suspect | makes me suspect | makes me worry about | make me worry about | makes one worry about |
  raises the thought of | raises the spectre of | raises a question of | brings to mind | bring to mind |
  calls to mind | puts one in mind of | thinking of | thinking along the lines of | along the lines of |
  am thinking | thinking about possible | thoughts are of | working up for | being worked up as |
  treated as presumed | treat empirically for | treated empirically for | empirical treatment for | covering for |
  the worry is | the worry here is | my worry is | our worry is | the fear is | the concern is | main concern is |
  the concern here is | chief concern is | the question is of | the question of | could this be | might this be |
  can this be | may this be | ? could be | could it be | might it be | would fit with | would fit |
  would be in keeping with | could fit with | might fit with | may fit with | could be in keeping with |
  may be in keeping with | might be in keeping with | might be consistent with | could be consistent with |
  may be consistent with | could be compatible with | may be compatible with | flagged as possible | smacks of |
  smells of | has the feel of | looks to be | leans towards | leaning to | lean towards | we lean towards |
  inclined towards | tend towards | tending towards | weighing up | weighing | toss up between | toss-up between |
  torn between | choice lies between | lies between | choice between | candidates are | candidates include |
  contenders are | contenders include | possibilities include | possibilities are | options include |
  alternatives include | alternatives are | the alternatives are | alternative is | the alternative is |
  alternative being | other possibility is | the other possibility is | other contender is |
  another possibility is | lesser possibility of | outside chance of | outside possibility of | remote chance of |
  remote possibility of | slim possibility of | real possibility of | distinct possibility of |
  strong possibility of | the possibility of | a possibility of | likelihood of | in all likelihood this is |
  best guess is | best guess | my guess is | working label | working label of | working label is |
  provisional label | provisional label of | label of possible | tentative label of | tentative label |
  top differential | top differential is | top ddx | leading differential | leading diagnosis |
  leading diagnosis is | favoured diagnosis | favoured diagnosis is | favored diagnosis | favored diagnosis is |
  front runner is | front-runner is | first thought is | first thought was | first thought |
  can't be sure it isn't | cannot be sure it isn't | can't be sure it is not | cannot be sure it is not |
  can't be sure this isn't | not sure it isn't | not sure this isn't | not certain it isn't | cannot say it is not |
  cannot say it isn't | can't say it isn't | unable to say it is not | unable to say it isn't | cannot tell if |
  can't tell if | hard to say if | hard to say whether | difficult to say if | difficult to say whether |
  hard to know if | hard to know whether | difficult to know if | remains to be seen if |
  remains to be seen whether | not yet clear if | not yet clear whether | not yet known if | not yet known whether |
  unknown whether | unknown if | not known if | not known whether | debatable whether | query whether |
  question whether | questioning whether | asking whether | asks whether this is | ? whether | wonder re |
  wondering re | wonder of | suspicion falls on | suspicion rests on | suspicion is of | suspicion was of |
  suspicion is | highly suspicious of | highly suspicious for | very suspicious for | very suspicious of |
  mildly suspicious for | worryingly like | ominous for | a worry about | needs exclusion of | exclusion of |
  for exclusion of | pending exclusion of | to help exclude | in order to rule out | in an attempt to exclude |
  help rule out | to help rule out | unable to discount | cannot discount | can't discount | cannot dismiss |
  can't dismiss | cannot eliminate | can't eliminate | not able to exclude | not able to rule out |
  not yet able to exclude | have not excluded | has not excluded | have not ruled out | has not ruled out |
  had not excluded | did not exclude | doesn't rule out | does not rule out | do not exclude | do not rule out |
  not exclude | fails to exclude | failed to exclude | did not rule out | insufficient to exclude |
  not enough to exclude | too early to exclude | too early to rule out | impossible to exclude |
  impossible to rule out | bear in mind | bearing in mind | keep in mind | mindful of | thinking possible |
  be mindful of | do not miss | must not miss | not to miss | to be investigated for | for investigation of |
  referred for suspected | referred with suspected | 2ww for | 2ww ? | two week wait for | 2ww referral for |
  fast track for | suspected cancer pathway for | investigating for | investigated for possible |
  being assessed for | assessment for possible | awaiting assessment for | under assessment for |
  awaiting confirmation of | awaiting testing for | being tested for | sent to exclude | done to exclude |
  ordered to exclude | requested to exclude | arranged to exclude | booked to exclude | igm to exclude |
  mri to exclude | ct to exclude | us to exclude | uss to exclude | scan to exclude | bloods to exclude |
  swab to exclude | tests to exclude | test to exclude | xr to exclude | x-ray to exclude | film to exclude |
  reportedly possible | self diagnosed | labelled as possible | would guess | would suspect | would favour |
  would favor | we favour | we favor | i would favour | i would suspect | i would guess | raised possibility of |
  raising the possibility of | raises possibility of | radiologist queries | radiology query | radiologist raises |
  reported as possible | reported as probable | reported as likely | reported as suspicious for | i wonder about |
  we wonder about | i do wonder about | wondered about | or early | i wonder re | i suspect this is |
  i suspect this represents | i suspect that this is | i suspect this may be | i suspect this could be |
  i suspect that this | i suspect it is | i suspect it may be | i suspect he has | i suspect she has |
  i suspect these are | i suspect this to be | i suspect that | i suspect the cause is | i suspect this |
  i believe this is | i believe this represents | i believe that this is | i believe this may be |
  i believe this could be | i believe that this | i believe it is | i believe it may be | i believe he has |
  i believe she has | i believe these are | i believe this to be | i believe that | i believe the cause is |
  i believe this | i feel this is | i feel this represents | i feel that this is | i feel this may be |
  i feel this could be | i feel that this | i feel it is | i feel it may be | i feel he has | i feel she has |
  i feel these are | i feel this to be | i feel that | i feel the cause is | i feel this | i think this may be |
  i think this could be | i think that this | i think it may be | i think this to be | i think that |
  i think the cause is | i think this | we suspect this is | we suspect this represents | we suspect that this is |
  we suspect this may be | we suspect this could be | we suspect that this | we suspect it is |
  we suspect it may be | we suspect he has | we suspect she has | we suspect these are | we suspect this to be |
  we suspect that | we suspect the cause is | we suspect this | we believe this is | we believe this represents |
  we believe that this is | we believe this may be | we believe this could be | we believe that this |
  we believe it is | we believe it may be | we believe he has | we believe she has | we believe these are |
  we believe this to be | we believe that | we believe the cause is | we believe this | we feel this is |
  we feel this represents | we feel that this is | we feel this may be | we feel this could be | we feel that this |
  we feel it is | we feel it may be | we feel he has | we feel she has | we feel these are | we feel this to be |
  we feel that | we feel the cause is | we feel this | we think this is | we think this represents |
  we think that this is | we think this may be | we think this could be | we think that this | we think it is |
  we think it may be | we think he has | we think she has | we think these are | we think this to be |
  we think that | we think the cause is | we think this | i do suspect this is | i do suspect this represents |
  i do suspect that this is | i do suspect this may be | i do suspect this could be | i do suspect that this |
  i do suspect it is | i do suspect it may be | i do suspect he has | i do suspect she has |
  i do suspect these are | i do suspect this to be | i do suspect that | i do suspect the cause is |
  i do suspect this | i do believe this is | i do believe this represents | i do believe that this is |
  i do believe this may be | i do believe this could be | i do believe that this | i do believe it is |
  i do believe it may be | i do believe he has | i do believe she has | i do believe these are |
  i do believe this to be | i do believe that | i do believe the cause is | i do believe this | i do feel this is |
  i do feel this represents | i do feel that this is | i do feel this may be | i do feel this could be |
  i do feel that this | i do feel it is | i do feel it may be | i do feel he has | i do feel she has |
  i do feel these are | i do feel this to be | i do feel that | i do feel the cause is | i do feel this |
  i do think this is | i do think this represents | i do think that this is | i do think this may be |
  i do think this could be | i do think that this | i do think it is | i do think it may be | i do think he has |
  i do think she has | i do think these are | i do think this to be | i do think that | i do think the cause is |
  i do think this | we do suspect this is | we do suspect this represents | we do suspect that this is |
  we do suspect this may be | we do suspect this could be | we do suspect that this | we do suspect it is |
  we do suspect it may be | we do suspect he has | we do suspect she has | we do suspect these are |
  we do suspect this to be | we do suspect that | we do suspect the cause is | we do suspect this |
  we do believe this is | we do believe this represents | we do believe that this is | we do believe this may be |
  we do believe this could be | we do believe that this | we do believe it is | we do believe it may be |
  we do believe he has | we do believe she has | we do believe these are | we do believe this to be |
  we do believe that | we do believe the cause is | we do believe this | we do feel this is |
  we do feel this represents | we do feel that this is | we do feel this may be | we do feel this could be |
  we do feel that this | we do feel it is | we do feel it may be | we do feel he has | we do feel she has |
  we do feel these are | we do feel this to be | we do feel that | we do feel the cause is | we do feel this |
  we do think this is | we do think this represents | we do think that this is | we do think this may be |
  we do think this could be | we do think that this | we do think it is | we do think it may be |
  we do think he has | we do think she has | we do think these are | we do think this to be | we do think that |
  we do think the cause is | we do think this
`;

export const possibleAfter = `
  are possibilities | are both possible | remain possibilities | cannot yet be excluded | cannot as yet be excluded | cannot be excluded yet | not yet be excluded | cannot yet be ruled out | may co-exist | could coexist |
  is possible | was possible | is likely | is unlikely | unlikely | less likely | not likely | cannot be excluded |
  cannot be ruled out | not excluded | not ruled out | is suspected | was suspected | suspected | is considered |
  was considered | considered | to be ruled out | should be ruled out | must be ruled out | could not be excluded |
  in the differential | on the differential | on differential | questionable | is a possibility | remains possible |
  remains a possibility | vs | versus | query | ? | most likely | is most likely | seems likely | seems unlikely |
  seems possible | is probable | was probable | probable | possible | likely | is favored | is favoured | favored |
  was favored | was favoured | is queried | was queried | queried | is being considered | being considered |
  has been considered | is in question | is questioned | is questionable | is a concern | is the concern |
  is the main concern | is the provisional diagnosis | is the working diagnosis | is the likely diagnosis |
  is the most likely diagnosis | is the leading diagnosis | is the presumed diagnosis | is presumed | presumed |
  not yet ruled out | not yet excluded | has not been ruled out | have not been ruled out | has not been excluded |
  have not been excluded | has not yet been ruled out | has not yet been excluded | was not ruled out |
  was not excluded | is not excluded | is not ruled out | cannot be entirely excluded |
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
  looks possible | working diagnosis | suspects | the alternative | is the alternative | the main alternative |
  is an alternative | an alternative | as an alternative | as the alternative | the other alternative |
  a plausible alternative | the next alternative | the other contender | the main contender | a contender |
  is a contender | is the other contender | another contender | the other candidate | a candidate |
  the leading candidate | the likely candidate | the prime candidate | the prime suspect | the chief suspect |
  the main suspect | the other possibility | the other option | another possibility | another option |
  is another possibility | one possibility | the only other possibility | is one possibility |
  is the other possibility | the runner-up | the runner up | the front runner | the front-runner | the favourite |
  in the running | also in the running | still in the running | in contention | still in contention | in the mix |
  in the frame | in the picture | on the radar | on the table | still on the table | an outside chance |
  an outside possibility | outside possibility | a long shot | an outsider | a remote possibility |
  remote possibility | remotely possible | a distant second | a close second | comes second | second on the list |
  next on the list | next in line | next most likely | second most likely | top of the list | top of my list |
  tops the list | top differential | heads the list | leads the list | high on the list | higher on the list |
  lower on the list | low on the list | lower down the list | further down the list | bottom of the list | less so |
  a little less so | rather less so | likeliest | is likeliest | the likelier | likelier | seems likeliest |
  looks likeliest | is the worry | the worry | a worry | is a worry | is our worry | is my worry | remains a worry |
  the concern | my concern | our concern | the main worry | the fear | the main concern | would fit |
  would also fit | also fits | would fit best | fits best | fits well | could fit | might fit | may fit |
  seems to fit | fits but unproven | would fit but unproven | but unproven | would explain it | would explain this |
  could explain it | might explain it | would account for it | could account for it | conceivable |
  also conceivable | not inconceivable | perhaps | conceivably | maybe | i suspect | we suspect | i think |
  we think | i wonder | in my view | i believe | i fancy | i should think | i would guess | i guess | is my guess |
  my best guess | best guess | is the best guess | at a guess | i imagine | i presume | i assume | one suspects |
  may contribute | might contribute | could contribute | may be contributing | might be contributing |
  could be contributing | may play a part | could play a part | may have a part | may coexist | might coexist |
  may underlie | could underlie | might underlie | may lie behind | could lie behind | may be behind |
  may be to blame | might be to blame | could be to blame | may be responsible | could be responsible |
  might be responsible | may well be | could well be | may yet prove | may yet emerge | to be proven |
  to be confirmed | to be established | tbc | for confirmation | awaiting confirmation | awaits confirmation |
  yet to be confirmed | yet to be proven | yet to be proved | yet to be established | not proved | not yet proven |
  not yet proved | not yet confirmed | not established | unproved | unproven | still unproven | undetermined |
  undecided | still open | remains open | an open question | is an open question | unresolved question |
  jury still out | not off the table | not off the list | not dismissed | not discounted | not entirely out |
  not out of the running | cannot be told apart | bear in mind | kept in mind | borne in mind | to be kept in mind |
  being kept in mind | worth bearing in mind | to be borne in mind | should be borne in mind |
  must be borne in mind | to be thought of | needs to be thought of | to think about | to be looked into |
  being looked into | to be settled by | under consideration | under suspicion | is mooted | was mooted |
  has been mooted | mooted | has been raised | was raised as a possibility | raised as a possibility | is raised |
  postulated | is postulated | hypothesised | surmised | is surmised | plausible | is plausible | seems plausible |
  feasible | is feasible | still plausible | also plausible | possible too | likely too | probable too |
  pending exclusion | awaiting exclusion | until excluded | till excluded | until ruled out |
  until shown otherwise | until shown not to be | till proven otherwise | unless proven otherwise |
  unless shown otherwise | needs exclusion | requires exclusion | merits exclusion | for exclusion |
  warrants exclusion | wants excluding | still wants excluding | wants ruling out | must be thought of |
  provisionally | presumptively | tentatively | on balance | on the balance of probability | in all likelihood |
  in all probability | as likely | equally likely | equally possible | as well possible | just as likely |
  at least possible | cannot be denied | cannot be eliminated | can not be eliminated | can not be discounted |
  not eliminated | not entirely ruled out | not wholly excluded | not confidently excluded | never excluded |
  never ruled out | never confirmed | never proven | never proved | was never confirmed | was never proven |
  not formally excluded | not formally ruled out | cannot be ignored | cannot be set aside | favoured |
  all to be ruled out | all to be excluded | both to be ruled out | both to be excluded | all need excluding |
  both need excluding | all possible | both possible | all considered | both considered | all being considered |
  both being considered
`;
