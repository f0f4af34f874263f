/** Words of what might come that stand behind it, and of advice. Phrases between bars. */
export const hypotheticalAfter = `
  warning | warnings |
  to be monitored for | to be watched for | being monitored for | to be looked for | to be reported | to be reported at once |
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
  education provided | counselling given | counseling given | in case | may set in | might set in | could set in |
  may supervene | might supervene | could supervene | could ensue | might ensue | may come on | might come on |
  could come on | may appear | might appear | could appear | can appear | might arise | can arise | can follow |
  may come back | might come back | could come back | may return | might return | could return | may happen |
  might happen | could happen | can happen | may set off | may strike | were to occur | were to develop |
  were to recur | were to appear | were to return | ever recurs | ever returns | means 999 | means a&e | means ed |
  means coming back | should bring him back | should bring her back | should trigger a return |
  is a reason to return | are reasons to return | is a reason to call | are reasons to call |
  would be reasons to return | reasons to return | reason to come back | reasons to come back |
  mentioned as a risk | mentioned as risks | quoted as a risk | listed as a risk | named as a risk |
  named as risks | given as a risk | explained as risks | discussed as risks | explained as a complication |
  discussed as a complication | as a possible complication | as possible complications |
  as a complication of surgery | were explained | risk quoted | risk mentioned | risk outlined | risk covered |
  risk gone through | risks gone through | risks covered | risks outlined | risks mentioned | risk talked through |
  risks talked through | risk noted | risk accepted | risks accepted | risk understood | risks understood |
  warnings issued | warning issued | precaution | precautions | precautions advised | precautions discussed |
  precautions explained | advice sheet | advice leaflet | leaflet | leaflet provided | leaflet handed over |
  leaflet supplied | sheet given | booklet given | card given | info given | information given |
  information leaflet | info leaflet | prevention | prevention advice | avoidance advice | prophylaxis started |
  prophylaxis continues | prophylaxis prescribed | jab | jab given | booster | booster given | jabs |
  vaccine given | vaccine today | shot | shot given | screening declined | screening offered | screening programme |
  screening up to date | risk score | risk assessed | may come | might come | can come | could come |
  may come with it | sets in | set in
`;

export const advice = `
  monitor |
  return | come back | call | seek | reattend | re-attend | go to | contact | present to | report to | attend |
  ring | phone | bring | advised | notify | crisis line | present back | go back | come in | contact us
`;
