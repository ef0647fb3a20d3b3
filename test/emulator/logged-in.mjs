// Prints whose the login of the environment is, by AWS's SDK for JavaScript, which renews it if need be.
import { CodeCatalystClient, VerifySessionCommand } from '@aws-sdk/client-codecatalyst';

const { identity } = await new CodeCatalystClient({ region: 'us-west-2' }).send(new VerifySessionCommand({}));
process.stdout.write(`${identity}\n`);
