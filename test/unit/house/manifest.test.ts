import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { readSettings } from '#server/lsp/settings.js';
import { markKinds, signs } from '#server/review/marks.js';

interface Described {
  readonly id: string;
  readonly description: string;
}

const { contributes } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  contributes: {
    semanticTokenTypes: Described[];
    semanticTokenModifiers: Described[];
    semanticTokenScopes: { scopes: Record<string, string[]> }[];
    configurationDefaults: { 'editor.semanticTokenColorCustomizations': { rules: Record<string, object> } };
    commands: { command: string }[];
    configuration: { properties: Record<string, { scope: string; default: unknown }> };
    menus: Record<string, { command: string }[]>;
  };
};

describe('the manifest', () => {
  it('describes every semantic token that the server gives', () => {
    assert.deepEqual(
      contributes.semanticTokenTypes.map(({ id }) => id),
      [...markKinds],
    );
    assert.deepEqual(
      contributes.semanticTokenModifiers.map(({ id }) => id),
      [...signs],
    );
  });

  it('gives each kind a colour of the theme, and each sign a shape that is no colour', () => {
    const scopes = Object.keys(contributes.semanticTokenScopes[0]!.scopes);
    const { rules } = contributes.configurationDefaults['editor.semanticTokenColorCustomizations'];
    const known = new Set<string>([...markKinds, ...signs, '*']);
    const names = (selector: string): string[] => selector.replace(/:clinical-note$/, '').split('.');
    for (const selector of [...scopes, ...Object.keys(rules)]) {
      assert.deepEqual(
        names(selector).filter((name) => !known.has(name)),
        [],
        selector,
      );
    }
    assert.deepEqual(
      markKinds.filter((kind) => !scopes.includes(kind)),
      [],
    );
    assert.deepEqual(
      signs.filter((sign) => !Object.keys(rules).some((selector) => names(selector).includes(sign))),
      [],
    );
  });

  it('lets no workspace set anything of the model', () => {
    const properties = Object.entries(contributes.configuration.properties);
    const ofModel = properties.filter(([name]) => name.startsWith('dxlens.model.'));
    assert.deepEqual(
      ofModel.filter(([, { scope }]) => scope !== 'machine').map(([name]) => name),
      [],
    );
    const shown = Object.fromEntries(ofModel.map(([name, one]) => [name.slice('dxlens.model.'.length), one.default]));
    // The server knows each of them, by the same name and with the same default.
    const { settings, warnings } = readSettings({ model: shown });
    assert.deepEqual(warnings, []);
    assert.deepEqual(settings, readSettings({}).settings);
    assert.deepEqual(Object.keys(shown).sort(), Object.keys(settings.model).sort());
  });

  it('has a command behind every entry of a menu', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    for (const [menu, entries] of Object.entries(contributes.menus)) {
      assert.deepEqual(
        entries.map(({ command }) => command).filter((command) => !commands.has(command)),
        [],
        menu,
      );
    }
  });
});
