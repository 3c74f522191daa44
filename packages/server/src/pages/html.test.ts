import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "./html.ts";

test("[P13] every value is escaped unless it was built by this itself", () => {
  const evil = `<img src=x onerror="alert('1')">&`;
  expect(html`<p title="${evil}">${evil}</p>`.html).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
  );
  const items = ["a", "<"].map((item) => html`<b>${item}</b>`);
  expect(html`<i>${items}</i>`.html).toBe("<i><b>a</b><b>&lt;</b></i>");
  expect(html`${false}${undefined}${0}`.html).toBe("0");
});

test("[P13] no text opens a tag or ends an attribute", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.html).not.toMatch(/[<>"']/);
    }),
  );
});
