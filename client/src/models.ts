/** "DxLens: Add Model…", "Choose Model…", "Verify Models" and "Remove Model…". The server does the work and keeps the list. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type {
  AddModelParams,
  AddModelResult,
  DownloadPlan,
  OwnModel,
  PlanModelParams,
  RemoveModelParams,
  RemoveModelResult,
  VerifiedModel,
  VerifyModelsParams,
} from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import { addressProblem, modelEntries, removalWords } from './modelWords.js';
import type { Server } from './server.js';
import { orTellWhy, tell } from './tell.js';
import { methods } from './wire.js';

/** The commands take no arguments: what a page or a workspace might give them counts for nothing. */
export function registerModels(server: Server): vscode.Disposable {
  const command = (name: string, work: () => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(name, () => orTellWhy(server.start().then(work)));
  return vscode.Disposable.from(
    command('dxlens.addModel', () => add(server)),
    command('dxlens.chooseModel', () => choose(server)),
    command('dxlens.verifyModels', () => verify(server)),
    command('dxlens.removeModel', () => remove(server)),
  );
}

async function add(server: Server): Promise<void> {
  const source = await askSource(server);
  if (source === null) {
    return;
  }
  const added = await withProgress(server, 'DxLens: adding a model', (job, token) => {
    const params: AddModelParams = { ...source, job };
    return server.request<AddModelResult>(methods.addModel, params, token);
  });
  if (added !== null) {
    const use = 'Use It';
    const words = `${plainLabel(added.name)} (${added.size}) was added.`;
    void vscode.window
      .showInformationMessage(words, use)
      .then((answer) => (answer === use ? orTellWhy(useFile(added.file)) : undefined));
  }
}

/** A file of this machine, or a download that the user has said yes to; null where there is neither. */
async function askSource(server: Server): Promise<Pick<AddModelParams, 'source' | 'agreed'> | null> {
  const [file, hub] = ['A Model File on This Machine…', 'Download from a Model Hub…'];
  const from = await vscode.window.showQuickPick([file, hub], { title: 'Add Model' });
  if (from === file) {
    const chosen = await vscode.window.showOpenDialog({
      title: 'Add Model: of a model in parts, choose the first one',
      openLabel: 'Add',
      filters: { 'GGUF models': ['gguf'] },
    });
    return chosen?.[0] === undefined ? null : { source: chosen[0].fsPath, agreed: false };
  }
  if (from !== hub) {
    return null;
  }
  const source = await vscode.window.showInputBox({
    title: 'Download a Model',
    prompt: 'hf:OWNER/REPOSITORY/FILE.gguf',
    ignoreFocusOut: true,
    validateInput: addressProblem,
  });
  return source !== undefined && (await agrees(server, source.trim())) ? { source: source.trim(), agreed: true } : null;
}

/** Nothing is sent anywhere before this is answered with a yes. */
async function agrees(server: Server, source: string): Promise<boolean> {
  const params: PlanModelParams = { source };
  const plan = await server.request<DownloadPlan>(methods.planModel, params);
  if (plan.offline !== null) {
    throw new Error(plan.offline);
  }
  const yes = 'Download';
  const options = { modal: true, detail: plan.facts.join('\n\n') };
  return (await vscode.window.showWarningMessage(plan.question, options, yes)) === yes;
}

async function choose(server: Server): Promise<void> {
  const none = { label: 'No Model', description: 'the knowledge base alone', detail: '', model: null };
  const another = { label: 'Add Model…', description: '', detail: '', model: null };
  const chosen = await vscode.window.showQuickPick([...(await entries(server)), another, none], {
    title: 'Choose Model',
    placeHolder: 'Which model gives a second opinion?',
    matchOnDetail: true,
  });
  if (chosen === another) {
    await add(server);
  } else if (chosen !== undefined) {
    await useFile(chosen.model?.file);
  }
}

async function verify(server: Server): Promise<void> {
  const results = await withProgress(server, 'DxLens: verifying models', (job, token) => {
    const params: VerifyModelsParams = { ids: [], job };
    return server.request<VerifiedModel[]>(methods.verifyModels, params, token);
  });
  if (results === null) {
    return;
  }
  const problems = results.filter(({ problem }) => problem !== null);
  if (problems.length > 0) {
    void vscode.window.showErrorMessage(
      problems.map(({ name, problem }) => plainLabel(`${name}: ${problem ?? ''}`)).join(' '),
    );
  } else {
    tell(
      results.length === 0
        ? 'No model has been added yet: "DxLens: Add Model…" adds one.'
        : `Every model is as it was added (${results.map(({ name }) => plainLabel(name)).join(', ')}).`,
    );
  }
}

async function remove(server: Server): Promise<void> {
  const own = await entries(server);
  if (own.length === 0) {
    tell('No model has been added yet: there is none to remove.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(own, { title: 'Remove Which Model?', matchOnDetail: true });
  if (chosen === undefined) {
    return;
  }
  const { question, detail } = removalWords(chosen.model);
  const yes = 'Remove';
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes) {
    const params: RemoveModelParams = { id: chosen.model.id };
    const { deleted } = await server.request<RemoveModelResult>(methods.removeModel, params);
    const { file, id } = chosen.model;
    // A setting that names a file which is gone, or an id that no list has, would only be told as an error.
    if (fileInUse() === id || (deleted && fileInUse() === file)) {
      await useFile(undefined);
    }
  }
}

async function entries(server: Server): Promise<ReturnType<typeof modelEntries>> {
  return modelEntries(await server.request<OwnModel[]>(methods.listModels, {}), fileInUse());
}

/** What the user set for this machine; a workspace has no say. */
const fileInUse = (): string =>
  vscode.workspace.getConfiguration('dxlens').inspect<string>('model.file')?.globalValue ?? '';

async function useFile(file: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('dxlens').update('model.file', file, vscode.ConfigurationTarget.Global);
}

/** Runs work with a notification that shows its progress and can cancel it; null where it was cancelled. */
function withProgress<T>(
  server: Server,
  title: string,
  work: (job: string, token: vscode.CancellationToken) => Promise<T>,
): Thenable<T | null> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const job = randomUUID();
    let most = 0;
    const listening = server.onModelsProgress((told) => {
      if (told.job === job) {
        // A download is checked when it is there: the bar is full then, and the words go on.
        progress.report({ message: told.message, increment: Math.max(0, told.share - most) * 100 });
        most = Math.max(most, told.share);
      }
    });
    try {
      return await work(job, token);
    } catch (error) {
      if (token.isCancellationRequested) {
        return null;
      }
      throw error;
    } finally {
      listening.dispose();
    }
  });
}
