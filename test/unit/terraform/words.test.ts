import { describe, expect, it } from '@jest/globals';
import { provider } from '../../../provider/main/provider.js';
import { snakeCase } from '../../../provider/terraform/names.js';
import { secondsIn } from '../../../provider/terraform/timeouts.js';
import { wordsOf } from '../../../provider/terraform/words.js';

const words = wordsOf(provider);

describe('the names of Terraform', () => {
  it.each([
    ['spaceName', 'space_name'],
    ['sizeInGiB', 'size_in_gib'],
    ['inactivityTimeoutMinutes', 'inactivity_timeout_minutes'],
    ['SourceRepository', 'source_repository'],
    ['id', 'id'],
  ])('write %s as %s', (name, expected) => {
    expect(snakeCase(name)).toBe(expected);
  });
});

describe("texts in Terraform's words", () => {
  it.each([
    ['set forceDestroy: true on it', 'set force_destroy = true on it'],
    ['`desiredStatus: RUNNING` keeps it so', '`desired_status = "RUNNING"` keeps it so'],
    ['SourceRepository acme/shop/web is gone.', 'codecatalyst_source_repository acme/shop/web is gone.'],
    ['as `getWorkflows` lists it', 'as `data.codecatalyst_workflows` lists it'],
    ['the next `up` makes it', 'the next `apply` makes it'],
    ['may be an `AccessToken` of the program', 'may be a `codecatalyst_access_token` of the program'],
    ['a project named "spaceName: x"', 'a project named "spaceName: x"'],
    ['its name stays', 'its name stays'],
  ])('say %j as %j', (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});

describe('durations', () => {
  it.each([
    ['30m', 1800],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['90s', 90],
    ['500ms', 0.5],
  ])('read %s as %s seconds', (text, seconds) => {
    expect(secondsIn(text)).toBe(seconds);
  });
});
