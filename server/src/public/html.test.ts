import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html, render, trusted } from './html.ts';

test('text is escaped, in content and in attributes', () => {
  const name = `<script>alert("x")</script> & 'y'`;
  assert.equal(
    render(html`<a title="${name}">${name}</a>`),
    '<a title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</a>',
  );
});

test('markup, lists and nothing', () => {
  const items = ['<a>', 2].map((item) => html`<li>${item}</li>`);
  assert.equal(
    render(html`<ul>${items}</ul>${null}${undefined}${false}${trusted('<b>')}`),
    '<ul><li>&lt;a&gt;</li><li>2</li></ul><b>',
  );
});

test('no text whatever opens or closes a tag or an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.doesNotMatch(render(html`${text}`), /[<>"']/);
    }),
  );
});
