/** The entry that the extension host loads: runs the editor suite and rejects where a test failed. */
import Mocha from 'mocha';

/** Resolves when every test passed; the editor turns a rejection into a failing exit code. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 40_000, reporter: PlainReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Imported only now, because the tests call `describe` as they load.
  await import('./notes.test.js');
  await import('./hover.test.js');
  await import('./actions.test.js');
  await import('./reviewAll.test.js');
  await import('./showRead.test.js');
  await import('./sideView.test.js');
  await import('./placedTree.test.js');
  await import('./secondOpinion.test.js');
  await import('./modelPass.test.js');
  await import('./models.test.js');
  await import('./prompts.test.js');
  await import('./settings.test.js');
  await import('./status.test.js');
  await import('./lifecycle.test.js');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} editor tests failed.`))));
  });
}

/** Marks our lines among all that the editor logs. */
const mark = 'suite: ';

/** One line a test, without colours and cursor moves: the editor passes what is logged to whoever runs it. */
class PlainReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Mocha.Runner.constants;
    const say = (line: string) => console.log(mark + line);
    runner.on(EVENT_TEST_PASS, (test) => say(`  ok    ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on(EVENT_TEST_PENDING, (test) => say(`  skip  ${test.fullTitle()}`));
    runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
      say(`  FAIL  ${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
    runner.on(EVENT_RUN_END, () => {
      say(`  ${this.stats.passes} passing`);
      if (this.stats.failures > 0) {
        say(`  ${this.stats.failures} failing`);
      }
    });
  }
}
