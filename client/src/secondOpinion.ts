/** The second opinion in the side view: what each model said, marked as its words and tied to those of the note. */
import type { ReviewedOpinion, ReviewResult } from '../../server/src/lsp/messages.js';
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
    return [noOpinion(review.status, options)];
  }
  const isHidden = isHeldBack(result, options);
  return review.opinions.map((opinion) => opinionNode(opinion, isHidden, options));
}

const ask = { id: 'dxlens.secondOpinion', title: 'Ask for a Second Opinion' };

/** Why nothing stands here yet, and what Enter does about it. */
function noOpinion(status: 'reviewed' | 'insufficient', { model }: TreeOptions): TreeNode {
  if (model === null) {
    const command = { id: 'dxlens.chooseModel', title: 'Choose Model' };
    return { label: 'No model is configured', description: 'Enter chooses one', icon: 'info', command };
  }
  const name = plainLabel(model.name);
  if (model.state === 'down') {
    const command = { id: 'dxlens.restartModel', title: 'Restart Model' };
    const reason = plainLabel(model.reason ?? 'No reason was given.');
    const label = 'The model is not running';
    const accessible = `${label}, ${name}: ${reason} Enter starts it again.`;
    return { label, description: reason, icon: 'warning', accessible, command };
  }
  if (status === 'insufficient') {
    return { label: 'Too little in the note to ask the model', description: name, icon: 'info' };
  }
  const label = 'The model has not answered yet';
  return model.state === 'idle'
    ? { label, description: `Enter asks ${name}`, icon: 'watch', command: ask }
    : { label, description: `${name} is ${model.state === 'loading' ? 'loading' : 'at work'}`, icon: 'watch' };
}

function opinionNode(opinion: ReviewedOpinion, isHidden: boolean, options: TreeOptions): TreeNode {
  const { status } = opinion;
  const label = plainLabel(opinion.model.name);
  const said = isHidden
    ? [heldBack(options), ...missing(opinion, options)]
    : [...choice(opinion), ...diagnoses(opinion, options), ...missing(opinion, options)];
  const where = whereItRan(opinion.model);
  if (status === 'unavailable') {
    const reason = plainLabel(opinion.reason ?? 'No reason was given.');
    return {
      label,
      description: reason,
      icon: 'warning',
      accessible: `${label}${where}: unavailable. ${reason} Enter asks again.`,
      command: ask,
      ...(opinion.choice === null ? {} : { expanded: true, children: said }),
    };
  }
  // What changes stands first: the side view is narrow.
  const description = `${status === 'writing' ? 'writing…' : 'model'}${where}`;
  return {
    label,
    description,
    icon: status === 'writing' ? 'edit' : 'hubot',
    accessible: `${label}, model${where}${status === 'writing' ? ', writing' : ''}`,
    expanded: true,
    children: [...said, ...remarks(opinion)],
  };
}

/** " on HOST with ADAPTERS"; empty where a model without adapters ran in a process of DxLens. */
function whereItRan({ host, adapters }: ReviewedOpinion['model']): string {
  const on = host === null ? '' : ` on ${plainLabel(host)}`;
  return adapters.length === 0 ? on : `${on} with ${plainLabel(adapters.join(', '))}`;
}

/** How the model divides its belief, most first. */
function choice({ choice: chosen }: ReviewedOpinion): TreeNode[] {
  if (chosen === null) {
    return [];
  }
  const most = [...chosen.shares].sort((a, b) => b.share - a.share).slice(0, choicesShown);
  const children = [...most, { name: 'none of these', share: chosen.none }].map(({ name, share }) => ({
    label: plainLabel(name),
    description: shareWords(share),
    icon: 'blank',
    accessible: `${plainLabel(name)}: ${shareWords(share)}, belief of the model`,
  }));
  return [
    {
      label: 'Asked to choose',
      description: weightWords(chosen.weight),
      icon: 'list-selection',
      expanded: true,
      children,
    },
  ];
}

function diagnoses(opinion: ReviewedOpinion, options: TreeOptions): TreeNode[] {
  return opinion.diagnoses.map(({ name, listed, evidence, against }) => {
    const counted = [`${evidence.length} for`, ...(against.length === 0 ? [] : [`${against.length} against`])].join(
      ', ',
    );
    return {
      label: plainLabel(name),
      description: listed ? `model, ${counted}` : `model, ${counted}, ${notListed}`,
      icon: listed ? 'circle-outline' : 'diff-added',
      children: [
        ...quotes(evidence, options),
        ...(against.length === 0
          ? []
          : [{ label: 'Argues against', expanded: true, children: quotes(against, options) }]),
      ],
    };
  });
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
  const nothing: TreeNode =
    status === 'chosen'
      ? { label: 'No written opinion yet', description: 'Enter asks for one', command: ask }
      : { label: status === 'writing' ? 'Nothing yet.' : 'Nothing that could be tied to the note.' };
  const left = `${dropped} left out: no words of the note support ${dropped === 1 ? 'it' : 'them'}.`;
  return [...(isNothing ? [nothing] : []), ...(dropped === 0 ? [] : [{ label: left, icon: 'info' }])];
}
