/** A reporter of jest that ends at the first test that fails: jest's own --bail goes on to the end of the file. */
export default class StopAtFirst {
  onTestCaseResult(_test, { status, fullName }) {
    if (status !== 'failed') return;
    console.error(`first failure: ${fullName}`);
    process.exit(1);
  }
}
