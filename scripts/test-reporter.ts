import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** One line of what a test file reports, as JSON. */
export type ReportLine =
  | { readonly says: 'failed'; readonly name: string; readonly why: string }
  | { readonly says: 'skipped'; readonly name: string }
  | { readonly says: 'counts'; readonly passed: number; readonly failed: number; readonly skipped: number };

/** A reporter for node:test, which wants it as the default export: a line for each failed or skipped test as it happens, and the counts at the end. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const above: string[] = [];
  for await (const event of events) {
    if (event.type === 'test:start') {
      above.length = event.data.nesting;
      above.push(event.data.name);
    } else if (event.type === 'test:fail' && !isOnlyOfParts(event.data.details.error)) {
      const { skip, todo, nesting, name, details } = event.data;
      if (skip === undefined && todo === undefined) {
        const failed = [...above.slice(0, nesting), name].join(' › ');
        yield line({ says: 'failed', name: failed, why: inspect(details.error.cause ?? details.error) });
      }
    } else if (event.type === 'test:pass' && event.data.skip !== undefined) {
      yield line({ says: 'skipped', name: event.data.name });
    } else if (event.type === 'test:summary') {
      const { tests, passed, skipped, todo } = event.data.counts;
      yield line({ says: 'counts', passed, failed: tests - passed - skipped - todo, skipped: skipped + todo });
    }
  }
}

const line = (report: ReportLine) => `${JSON.stringify(report)}\n`;

/** A suite fails when a test in it does; that test has said so already. */
const isOnlyOfParts = (fault: Error) => 'failureType' in fault && fault.failureType === 'subtestsFailed';
