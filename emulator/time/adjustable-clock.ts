import type { Clock } from './clock.js';
import type { SettingsStore } from '../storage/settings-store.js';

const setting = 'clock-offset-seconds';

/** A later time would not fit into the four digits of a year. */
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A clock that goes ahead of another as far as it was told. How far is kept with the data, so all that serve a folder show
 * the same time; everything that takes time is computed from it, so it happens when the clock says so.
 */
export class AdjustableClock implements Clock {
  readonly #base: Clock;
  readonly #settings: SettingsStore;

  constructor(base: Clock, settings: SettingsStore) {
    this.#base = base;
    this.#settings = settings;
  }

  now(): Date {
    return new Date(this.#base.now().getTime() + this.offsetSeconds * 1000);
  }

  /** How far it is ahead. */
  get offsetSeconds(): number {
    return Number(this.#settings.get(setting) ?? 0);
  }

  /** Puts it forward; a RangeError when that is beyond the year 9999. */
  advance(seconds: number): void {
    this.#settings.change(setting, (offset) => this.#checked(Number(offset ?? 0) + seconds));
  }

  /** Sets how far it is ahead: at 0 it shows the time that it is. */
  set(offsetSeconds: number): void {
    this.#settings.change(setting, () => this.#checked(offsetSeconds));
  }

  #checked(offsetSeconds: number): string {
    const time = this.#base.now().getTime() + offsetSeconds * 1000;
    if (offsetSeconds >= 0 && time <= latest) return String(offsetSeconds);
    throw new RangeError('The clock only goes forward, and not beyond the year 9999.');
  }
}
