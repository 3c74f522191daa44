/** An ordinary page, a small one: what it costs itself is taken off, run by run. */
export const hostPage = (snippet: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body{font:16px/1.5 Georgia,serif;margin:2em;color:#222}</style></head><body><div id="probe">
<h1>Host page</h1><h2>Second</h2><p>Some <a href="#x">link</a>, <b>bold</b>, <code>code</code>.</p><ul><li>one</li></ul>
<table><tr><th>a</th><td>b</td></tr></table><form><label>Name <input value="x"></label><textarea>t</textarea>
<select><option>o</option></select><button type="button">Host button</button></form><blockquote>quote</blockquote>
<pre>pre</pre><svg width="8" height="8"><path d="M0 0h8v8z"/></svg></div>${snippet}</body></html>`;
