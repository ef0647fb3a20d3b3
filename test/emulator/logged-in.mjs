// The same as logged-in.py by AWS's SDK for JavaScript, which is told the profile by AWS_PROFILE.
import { CodeCatalystClient, VerifySessionCommand } from '@aws-sdk/client-codecatalyst';

const client = new CodeCatalystClient({ endpoint: process.argv[2], region: 'us-west-2' });
const { identity } = await client.send(new VerifySessionCommand({}));
process.stdout.write(`${identity}\n`);
