import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allRoutes, openApi } from '@heng/contract';
import { acts } from '@heng/domain/procedure';
import { mounted } from './api.ts';

/** Acts that nobody does over an address of their own, and why. */
const without: Readonly<Record<string, string>> = {
  'attempt-refused': 'It is recorded in place of an act that was tried; nobody does it.',
};

const names = (routes: readonly { readonly id: string }[]) => routes.map(({ id }) => id);
const twice = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index);

describe('the API', () => {
  it('has an address for every act there is', () => {
    const doable = new Set(allRoutes.flatMap(({ access }) => (access.to === 'actor' ? [access.act] : [])));
    const missing = Object.keys(acts).filter((act) => !doable.has(act as keyof typeof acts) && !(act in without));
    assert.deepEqual(missing, []);
  });

  it('answers every route of the contract, and each once', () => {
    const served = mounted.map(({ route }) => route);
    assert.deepEqual(
      allRoutes.filter((route) => !served.includes(route)).map(({ id }) => id),
      [],
    );
    assert.deepEqual(
      served.filter((route) => !allRoutes.includes(route)).map(({ id }) => id),
      [],
    );
    assert.deepEqual(twice(names(served)), []);
    assert.deepEqual(twice(served.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)), []);
  });

  it('is described whole, with who may use what', () => {
    const { paths } = openApi('heng');
    const operations = Object.values(paths).flatMap((one) => Object.values(one));
    assert.equal(operations.length, allRoutes.length);
    assert.deepEqual(
      operations.filter((one) => one['x-heng-access'] === undefined),
      [],
    );
    // Every reference leads somewhere inside the document.
    const text = JSON.stringify(openApi('heng'));
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
    for (const ref of refs) assert.match(ref ?? '', /^#\/components\/(schemas|responses)\//);
  });
});
