/** Words of what might come: warnings, risks, precautions. Phrases between bars. */
import { combine } from './combine.js';

export const hypotheticalBefore = [
  `
  px for | vte px for | to catch | in order to catch | meant to catch | rtc stat for | return stat for | come back stat for | stat for | fears he will get | fears she will get | afraid of getting | worries about getting | fears getting | fearful of | terrified of getting |
  so you do not | so you don't | so that you do not | so that you don't | so as not to | so he does not | so she does not | so that he does not | so that she does not | raises the chance of | raise the chance of | increases the chance of | increase the chance of | raises chance of | raises the risk of | raise the risk of | to report |
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
  info on | info re | reviewed warning signs of | warned re | warned regarding | asks about | enquires about |
  inquires about | wants to be tested for | requests testing for | requesting testing for | screening test for |
  to screen for | for screening of | for detection of | prn for | prn: | prn if | prn only for | as required for |
  when required for | rescue medication for | emergency plan for | contingency: | contingency for |
  consented including | consented for risks of | consented for risks including | predisposes to | predisposed to |
  predispose to | susceptible to | see us if | see me if | see gp if | see doctor if | see your doctor if |
  see your gp if | review if | review if signs of | review sooner if | reassess if | come straight in if |
  bring straight in if | straight in if | phone if | phone us if | phone for | telephone if | advised 111 if |
  advised 999 if | advised er for | advised er if | advised ed for | advised ed if | advised a&e if |
  advised to attend if | advised to call if | advised to seek help if | advised to contact us if | to ed if |
  to ed for | to er if | to er for | to a&e if | 999 if | 999 for | 911 if | 911 for |
  call the office right away if | call the office if you get | call us if you get | call right away if |
  call right away for | call immediately if | call immediately for | call your doctor if | call your doctor for |
  call doctor if | contact if | contact the office if | contact the clinic if | contact us for | contact for |
  to report any | seek advice if | aware to seek help if | to seek help if | to call if | to call for | to ring if |
  to ring back if | to phone if | to return with any | warnings about | consented re | risk factors for developing |
  to reduce risk of | to reduce the risk of | to lower risk of | to lower the risk of | to decrease the risk of |
  to minimise the risk of | to minimize the risk of | risk of future | future risk of | lifetime risk of |
  screening programme for | be vigilant for | in case of recurrence of | in case of any | may rarely bring on |
  can rarely cause | may rarely cause | rarely causes | can bring on | could bring on | might bring on |
  may bring on | can be complicated by | may be complicated by | could be complicated by | anticipatory meds for |
  anticipatory medications for | anticipatory meds in house for | meds in case of | plan b if | advice in case of |
  what to do if | who to call if | if signs of | if symptoms of | if there are signs of | if they develop |
  if you experience | if you feel | if you get | if he gets | if she gets | if recurrence of | if recurs |
  report any new | please report any | 111 if | warn re | warn about | warn of | warn regarding | counselled |
  counseled | report any | advised a&e for | advised ed with | told to return for | told to call for |
  told to call with | told to call if | to call with | to use for | be aware of | advise re | advise about |
  leaflet re | info given re | info given about | literature on | discussed the possibility of | cautioned about |
  cautioned re | cautioned regarding | alerted to | reminded about | on prophylaxis for | takes prophylaxis for |
  to look out for | rescue plan for | vaccinated vs | immunised vs | consented for | in event of |
  to reduce chance of | to reduce the chance of | to lower the chance of | chance of developing | call md for |
  call md if | call doctor for | call nurse for | and call for | call team for | page for | escalate if |
  escalate for | meds charted for | medications charted for | prn charted for | anticipatory meds charted for |
  in the unlikely event of | lest | lest he develop | lest she develop | for fear of | given potential for |
  given the potential for | should report any | risks discussed including | risks discussed incl |
  risks discussed: | risks explained including | risks explained: | risks incl | risks incl. | risks inc |
  risk discussed including | discussed risks including | explained risks of | explained risk of |
  explained the risk of | explained the risks of | small risk of | discussed small risk of | slight risk of |
  chances of | possibility of developing | guard against | to guard against | in order to prevent |
  with a view to preventing | to forestall | to ward off | to stave off | in anticipation of | anticipating |
  against the risk of | due to risk of | because of the risk of | given risk of | given the risk of |
  due to the risk of | to mitigate | to mitigate the risk of | what would happen if | were he to develop |
  were she to develop | were there to be | at the first sign of | at first sign of | on first sign of |
  at the onset of | on development of | upon development of | at any sign of | with any sign of | if any |
  if any signs of | if evidence of | only if | what to look out for | told what to look for |
  told what to watch for | as cover against | cover against | consent covered | consent included | consent incl |
  consent covers | consent covering | consented to risks of | to be watched for | be watched for | watching for |
  watched for | her chance of | his chance of | their chance of | re chance of | aware of risk of |
  aware of the risk of | aware of risks of | understands risk of | understands the risk of | understands risks of |
  understands the risks of | accepts risk of | accepts the risk of | accepts risks of | talked through the risk of |
  talked through risk of | spoke about the risk of | went through the risks of | went through risks of |
  risk talk: | risk talk on | pre-test counselling for | for possible future | should this become |
  if it turns into | would suggest | would indicate | would point to | would mean | which would suggest |
  which would indicate | likelihood of developing | likelihood of future | likelihood of later |
  likelihood of having another | likelihood of further | odds of developing | odds of future | odds of later |
  odds of having another | odds of further | danger of developing | danger of future | danger of later |
  danger of having another | danger of further | threat of developing | threat of future | threat of later |
  threat of having another | threat of further | in danger of | in jeopardy of | danger of | prone to develop |
  surveillance for | screening scan for | screening scans for | screening colonoscopy for |
  screening ultrasound for | screening mri for | screening program for | scan of the head for |
  annual screening for | monitored for | being monitored for | regular checks for | yearly scans for |
  annual scan for | advice sheet for | advice leaflet for | advice card for | advice booklet for |
  precaution sheet for | precaution leaflet for | precaution card for | precaution booklet for | safety sheet for |
  safety leaflet for | safety card for | safety booklet for | acts on any | acts on any further | act on any |
  act on any further | acting on any | acting on any further | before any further | beware of | beware |
  wary of developing | forewarned of | forewarned about | made aware of the risk of | made aware of risk of |
  made aware of risks of | made aware of | made aware that | told of risk of | told of the risk of |
  told of risks of | told about the risk of | told about risk of | told about risks of | told of the chance of |
  told of the small risk of | informed of risk of | informed of the risk of | informed of risks of |
  informed about the risk of | informed of risks | quoted risk of | quoted a risk of | quoted risks of |
  apprised of the risk of | spoke of the risk of | spoke of risks of | spoke about risk of | we spoke of |
  spoken to about the risk of | went over the risk of | went over the risks of | gone through the risks of |
  gone over risks of | ran through the risks of | covered risks of | mentioned the risk of | mentioned risk of |
  mentioned risks of | mentioned the possibility of | mentioned the chance of | outlined the risks of |
  outlined risks of | outlined the risk of | touched on the risk of | raised the risk of | weighed the risk of |
  worth the risk of | own risk of | own chance of | her own risk of | his own risk of | his own chance of |
  her own chance of | the chance of getting | chance of passing on | risk of passing on | risk of inheriting |
  chance of inheriting | fear of developing | afraid of developing | worried about developing |
  worried about getting | frightened of getting | scared of getting | fears developing | fear of getting |
  just-in-case box | just in case box | jic box | jic meds | jic meds for | just in case meds | just-in-case meds |
  just in case medication | just in case medications | just-in-case medication | anticipatory drugs |
  anticipatories | anticipatories for | anticipatory prescribing for | anticipatory meds charted |
  anticipatory drugs charted for | anticipatory drugs for | bed alarm for | sensor mat for | crash mat for |
  cot sides for | plan in place for | rescue pack for | standby antibiotics for | rescue steroids for |
  emergency card for | epipen for | adrenaline pen for | spare inhaler for | to hand for | in readiness for |
  on standby for | on guard for | alert to | keep watch for | keeping watch for | keep a lookout for |
  a lookout for | on the lookout for | look out for any | stop if | stop taking if | stop it if | stop and call if |
  hold if | omit if | withhold if | avoid if | not to be given if | contact gp if | see gp with | see gp for |
  see optician if | come straight back if | come straight back with | come straight back for | straight back if |
  straight back for | straight back with | back if | back for | back with any | bring back for |
  bring him back for | bring her back for | bring him in if | bring her in if | rebook if | re-refer if |
  refer back if | rerefer if | re-refer for | sos if | sos for | open access if | walk back in if | dial 999 if |
  dial 999 for | dial 911 if | dial 911 for | ambulance if | ambulance for | urgent review if | urgent review for |
  same day review if | same day review for | low threshold to return if | low threshold for return if |
  low threshold if | attend if | attend ed if | attend for | attend with any | attend immediately with any |
  attend immediately if | attend immediately for | attend at once if | attend at once with | attend urgently if |
  attend urgently with | present if | report if | report immediately | report at once any | report promptly any |
  to report if | alert staff if | alert us if | tell us if | tell staff if | tell nurse if | tell the nurse if |
  let us know if | let me know if | get help if | get help for | get seen if | be seen if | needs to be seen if |
  must be seen if | must return if | must attend if | should attend if | should return if | to come back if |
  to come in if | to come back with | to come back for | to attend if | to attend for | to attend with |
  to re-attend with | to represent with | to represent if | if they notice | if he notices | if she notices |
  if you see | if you spot | if you start | if he starts | if she starts | on any sign of |
  at the slightest sign of | at the earliest sign of | first hint of | at the first hint of |
  with the first sign of | as soon as any | as protection from | as protection against | protection against |
  for protection against | as insurance against | shield against | as a precaution against | precaution against |
  precautions against | as a guard against | prophylactically for | prophylactically against |
  to act as prophylaxis for | secondary prevention of | primary prevention of | for secondary prevention of |
  for primary prevention of | preventive for | preventative for | preventer for | prevent further |
  prevent another | to prevent another | preventing further | prevent recurrent | cover for possible | averting |
  to avert | avert | obviate | to obviate | forestalling | would give | would bring | would be at risk of |
  could be left with | potential complications | potential complications include | possible complications include |
  known complications include | recognised complications include | complications can include |
  complications may include | side effects can include | side effects may include | side effects to watch for |
  lookouts | lest he | lest she | for fear that | provided there is no | as long as there is no |
  so long as there is no | as long as no | so long as no | provided no | provided there are no | until proven |
  theoretical risk of | inherent risk of | residual risk of | risk of later | risk of progression to |
  risk of conversion to | risk of malignant | risk of sudden | small chance of | slim chance of | 1 in 100 risk of |
  one in a hundred risk of | percent risk of | % risk of | % chance of | high chance of | low chance of |
  increased chance of | chance of further | chance of recurrent | heightened risk of | raised risk of |
  higher risk of | greater risk of | elevated risk of | considerable risk of | substantial risk of |
  minimal risk of | negligible risk of | some risk of | risk of a | risk of another | risk of further |
  the dangers of | dangers of | hazards of | perils of | vulnerable to | liable to | in whom we want to avoid |
  hoping to avoid | hope to avoid | trying to avoid | want to avoid | in an effort to prevent |
  in an attempt to prevent | aimed at preventing | aim to prevent | designed to prevent | intended to prevent |
  told what to look out for - | what to look out for - | told what to look for - | look out for - | watch for - |
  post-op risk of | postop risk of | postoperative risk of | perioperative risk of | operative risk of |
  procedural risk of | supplied to stop | given to stop recurrent | to stop recurrent | to stop further |
  to stop another | to stop future | talk: | talk on risks of | told that this may cause | told it may cause |
  told it can cause
  `,
  combine(
    `
    may | might | could | can
    `,
    `
    bring | bring about | trigger | provoke | precipitate | set off | produce | induce | give | give him | give her |
    give you | give them | progress to | turn into | go on to | end in | miss | cause some | make for |
    spread to cause | occasionally cause | sometimes cause | still cause | develop into | herald | carry a risk of |
    unmask | worsen into | predispose to | trigger off | leave him with | leave her with
    `,
  ),
  combine(
    `
    to
    `,
    `
    hold off | head off | fend off | keep off | keep away | keep from getting | keep from developing |
    keep from having | keep at bay | protect from | protect her from | protect him from | safeguard against |
    cut the risk of | cut risk of | cut the chance of | cut down the risk of | lessen the risk of |
    lessen the chance of | curb the risk of | offset the risk of | limit the risk of | pre-empt | preempt |
    insure against | cover against | be screened for | be monitored for | be vaccinated against |
    be immunised against
    `,
  ),
  combine(
    `
    lower | reduce | decrease | cut | lessen | lowers | reduces | decreases | minimise | minimize | limit | lowering |
    reducing | cutting | lessening
    `,
    `
    the likelihood of | likelihood of | the odds of | odds of | the incidence of | incidence of | the rate of |
    the probability of | chance of | the chance of | the chances of | chances of | the risk of | risk of | risk of a |
    the danger of | her risk of | his risk of | their risk of | your risk of
    `,
  ),
  combine(
    `
    leaflet | sheet | handout | booklet | advice sheet | leaflet given | sheet given | booklet given | handout given |
    advice given | card given | precautions given | info sheet | information sheet | information leaflet |
    wallet card | risks told | risks covered | risks explained | risks listed | risks mentioned | risks outlined |
    risks gone through | risks gone over | risks quoted | risks reviewed | told of risks | warned | cautioned |
    consented | consent | consent taken | forewarned | complications discussed | complications explained |
    complications mentioned | side effects discussed | side effects explained | told to look out for | look out for |
    watch | watch for | safety net | safety-net | safety netted | return if any of | return for any of | call us for |
    ring for
    `,
    `
    :
    `,
  ),
  combine(
    `
    taught | shown | explained | knows | told | learned | learnt | understands | asked | reminded | drilled on |
    shown a video on
    `,
    `
    what | how to spot | how to recognise | how to recognize | to recognise | to recognize | to spot | to look for |
    signs of | the signs of | to watch for | to look out for | to report | to beware of | warning signs of |
    early signs of | the warning signs of
    `,
  ),
].join('|');
