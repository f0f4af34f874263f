/** Words that end the reach of a cue, bring the present back, or only look like a cue. Phrases between bars. */
export const stop = `
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
  does have | did have | does get | attends with | attended with | attending with | turns up with | turned up with |
  arrives with | arrived with | brought in with | back with | returns with | returned with | makes | make | making |
  and takes | and took | and uses | and smokes | and drinks | and lives | and works | and walks | and is on | and is taking
`;

export const now = `
  and there is | and there are | and there was | and there were | and on examination | and today | and now |
  now | today | currently | presently | presents | presented | presenting | presents with | presented with |
  presenting with | complains of | complaining of | comes | came | complains | complaining | c/o | reports |
  reported | who | with | here | this morning | tonight | this week | acute | new | for the past | over the past |
  for the last | over the last | in the past day | since yesterday | since | recently | worsening | admitted with |
  admitted for | on exam | here w/ | here with | here for | p/w | adm with | adm w/ | seen today | currently has |
  now has | this admission | this visit | today's | presently has | this pregnancy | pt herself | pt himself |
  with residual | still | but still | but now | at discharge | on discharge | on examination | at present | o/e |
  at time of discharge | at the time of discharge | on admission | now presents | at review | this time |
  this time round | this time around | at the moment | just now | right now | these days | nowadays |
  these two weeks | these three weeks | these few weeks | these past weeks | these last weeks | currently under |
  as of today | as of now | for now | at this visit | at this admission | on this occasion | this episode |
  this illness
`;

export const none = `
  no sleep | no appetite | no energy | no interest | no interest in | no motivation | no enthusiasm | no strength |
  no bladder control | no bowel control | no feeling in | no sensation in | no power in | no urine output | no libido |
  no vision in |
  health visitor | health visitors | home visitor | caller id |
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
  no lack of | no let-up in | no let up in | no respite from | no relief from | no abatement of | no sooner had |
  background retinopathy | background diabetic retinopathy | no worry | without family support | no family support |
  no family doctor | no family nearby | no family here | no family present | no family at | no family contact |
  no family in | no family planning | no family meeting | no family available | no family around | never mind |
  never used | never drank | never drinks | never drinker | never married | never been married |
  never been pregnant | never worked | never wakes | never drives | never stays | never goes away | never leaves |
  never settles | never clears | never eases | never fully | never quite | never really | never completely |
  never entirely | never goes | never lasts | never better | never better than | not free from | not yet free from |
  not clear of | not excluded from | between meals | between episodes | between attacks | between contractions |
  not looked for | not tested for | not checked for | not sought | not assessed for | not examined for
`;
