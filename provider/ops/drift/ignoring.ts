import type { IgnoreRules } from './ignore.js';
import type { ReportedResource } from './report.js';

/** The rules as they hold for one resource, and what they have covered of it. */
export class Ignoring {
  readonly ignored: ReportedResource['ignored'] = [];
  private readonly rules: IgnoreRules['rules'];
  private readonly kind: string;
  private readonly names: readonly string[];

  constructor({ rules }: IgnoreRules, kind: string, names: readonly string[]) {
    this.rules = rules;
    this.kind = kind;
    this.names = names;
  }

  /** Whether a rule covers a property, by any of its forms, or a verdict; the first one is noted. */
  covers(path: string, ...forms: readonly string[]): boolean {
    const rule = this.rules.find((one) => [path, ...forms].some((form) => one.covers(this.kind, this.names, form)));
    if (!rule) return false;
    const { reason, until } = rule;
    this.ignored.push({
      ...{ path, rule: rule.rule },
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
    });
    return true;
  }
}
