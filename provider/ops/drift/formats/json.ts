import type { Report } from '../report.js';

export const json = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
