/** The second opinion in the side view: what each model said, marked as its words and tied to those of the note. */
import type { ReviewedOpinion, ReviewRecord, ReviewResult } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import { heldBack, isHeldBack, quoteNode } from './treeNode.js';
import type { TreeNode, TreeOptions } from './treeNode.js';
import { notListed, shareWords, weightWords } from './words.js';

/** Candidates of a choice that are shown; "none of these" stands beside them. */
const choicesShown = 3;

/** One node a model; one line where there is no model or no answer. Held back like the differential, of which it speaks. */
export function secondOpinion(result: ReviewResult, options: TreeOptions): TreeNode[] {
  const { review } = result;
  if (review.opinions.length === 0) {
    return [noOpinion(review)];
  }
  const isHidden = isHeldBack(result, options);
  return review.opinions.map((opinion) => opinionNode(opinion, isHidden, options));
}

function noOpinion(review: ReviewRecord): TreeNode {
  if (review.models.length > 0) {
    return { label: 'The model has not answered for this version of the note.', icon: 'watch' };
  }
  const command = { id: 'workbench.action.openSettings', title: 'Open Settings', args: ['dxlens.model.file'] };
  return { label: 'No model is configured', description: 'setting dxlens.model.file', icon: 'info', command };
}

function opinionNode(opinion: ReviewedOpinion, isHidden: boolean, options: TreeOptions): TreeNode {
  const label = modelLabel(opinion.model);
  const said = isHidden
    ? [heldBack(options), ...missing(opinion, options)]
    : [...choice(opinion), ...diagnoses(opinion, options), ...missing(opinion, options)];
  if (opinion.status === 'unavailable') {
    const reason = plainLabel(opinion.reason ?? 'no reason was given');
    return {
      label,
      description: reason,
      icon: 'warning',
      accessible: `${label}: unavailable, ${reason}`,
      ...(opinion.choice === null ? {} : { expanded: true, children: said }),
    };
  }
  const description = opinion.status === 'writing' ? 'model, writing…' : 'model';
  return {
    label,
    description,
    icon: opinion.status === 'writing' ? 'edit' : 'hubot',
    accessible: `${label}, ${description}`,
    expanded: true,
    children: [...said, ...remarks(opinion)],
  };
}

/** "NAME on HOST, with ADAPTER": where a note goes is never left out. */
function modelLabel({ name, host, adapters }: ReviewedOpinion['model']): string {
  return plainLabel(
    [
      name,
      ...(host === null ? [] : [`on ${host}`]),
      ...(adapters.length === 0 ? [] : [`with ${adapters.join(', ')}`]),
    ].join(' '),
  );
}

/** How the model divides its belief, most first. */
function choice({ choice: chosen }: ReviewedOpinion): TreeNode[] {
  if (chosen === null) {
    return [];
  }
  const most = [...chosen.shares].sort((a, b) => b.share - a.share).slice(0, choicesShown);
  return [...most, { name: 'none of these', share: chosen.none }].map(({ name, share }) => ({
    label: `Asked to choose: ${plainLabel(name)}, ${shareWords(share)}`,
    description: weightWords(chosen.weight),
    icon: 'list-selection',
  }));
}

function diagnoses(opinion: ReviewedOpinion, options: TreeOptions): TreeNode[] {
  return opinion.diagnoses.map((said) => ({
    label: plainLabel(said.name),
    description: said.listed ? 'model' : `model, ${notListed}`,
    icon: 'circle-outline',
    children: [
      ...quotes(said.evidence, options),
      ...(said.against.length === 0
        ? []
        : [{ label: 'Argues against', expanded: true, children: quotes(said.against, options) }]),
    ],
  }));
}

function missing(opinion: ReviewedOpinion, options: TreeOptions): TreeNode[] {
  return opinion.missing.map((said) => ({
    label: `Not documented: ${plainLabel(said.finding)}`,
    description: 'model',
    icon: 'question',
    children: quotes(said.evidence, options),
  }));
}

function quotes(evidence: ReviewedOpinion['missing'][number]['evidence'], options: TreeOptions): TreeNode[] {
  return evidence.map(({ quote, start, end }) => quoteNode(quote, options.rangeOf(start, end)));
}

/** What the words of a model leave to say: that there are none, and how many had no words of the note to rest on. */
function remarks({ status, diagnoses: named, missing: asked, dropped }: ReviewedOpinion): TreeNode[] {
  const isNothing = named.length === 0 && asked.length === 0;
  const nothing =
    status === 'chosen'
      ? 'It has written no opinion of this version of the note.'
      : status === 'writing'
        ? 'Nothing yet that could be tied to the note.'
        : 'Nothing that could be tied to the note.';
  const command = { id: 'dxlens.secondOpinion', title: 'Ask for a Second Opinion' };
  return [
    ...(isNothing
      ? [status === 'chosen' ? { label: nothing, description: 'Enter asks for one', command } : { label: nothing }]
      : []),
    ...(dropped === 0
      ? []
      : [
          {
            label: `${dropped} left out: no words of the note support ${dropped === 1 ? 'it' : 'them'}.`,
            icon: 'info',
          },
        ]),
  ];
}
