/** Colours, type and the frame of every page. Contrasts are at least 4.5 : 1 in both themes. */
export const frame = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --panel: #f3f1ea; --line: #d8d4c8; --edge: #8b867a;
  --ink: #1d1c1a; --soft: #5a564e; --link: #1b5575; --link-soft: #255d7a;
  --mark: #ffe89a; --mark-ink: #1d1c1a; --quoted: #f6f0dc;
  --answer: #256c45; --closest: #8a5200; --none: #5f636b; --against: #a8443a;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --panel: #1f2226; --line: #363b41; --edge: #7c838c;
    --ink: #e9e6df; --soft: #aeb0b3; --link: #8cc7e8; --link-soft: #8cc7e8;
    --mark: #66561c; --mark-ink: #fff8e1; --quoted: #282720;
    --answer: #74cf9a; --closest: #e6ab58; --none: #a9afb8; --against: #e58b80;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--sans); overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: from-font; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; background: var(--panel); padding: .1em .35em; border-radius: 4px; overflow-wrap: anywhere; }
pre { background: var(--panel); padding: .8rem 1rem; border-radius: 8px; overflow-x: auto; }
pre code { padding: 0; }
.skip { position: absolute; left: -100vw; top: 0; padding: .6rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { left: 0; }
header.site, main, footer.site, .demo { max-width: 46rem; margin-inline: auto; padding-inline: 1.25rem; }
header.site { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; align-items: baseline; padding-block: 1.1rem; }
header.site .name { font: 700 1.3rem/1.2 var(--serif); color: var(--ink); text-decoration: none; }
nav[aria-label="Pages"] { display: flex; gap: 1.2rem; }
nav[aria-label="Pages"] a { color: var(--soft); text-decoration: none; padding-block: .3rem; border-bottom: 2px solid transparent; }
nav[aria-label="Pages"] a:hover { color: var(--ink); }
nav[aria-label="Pages"] a[aria-current] { color: var(--ink); border-color: var(--link-soft); }
.demo { color: var(--soft); font-size: .95rem; margin-block: 0 .5rem; }
main { padding-block: .6rem 3rem; min-height: 60vh; }
footer.site { color: var(--soft); font-size: .9rem; padding-bottom: 1.2rem; }
footer.site p { border-top: 1px solid var(--line); padding-top: 1rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font: 700 2rem/1.2 var(--serif); margin: .8rem 0 1rem; }
h1.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h2 { font-size: 1.2rem; margin: 2rem 0 .7rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .6rem; }
.small { color: var(--soft); font-size: .9rem; }
.lead { font-size: 1.1rem; }
.notice { border-left: 4px solid var(--closest); padding: .2rem 0 .2rem .9rem; }
ul.plain { list-style: none; padding: 0; margin: .4rem 0; }
ul.plain li { margin: .3rem 0; }

form.ask { margin: 1rem 0 1.6rem; }
label { display: block; font-size: .9rem; color: var(--soft); margin-bottom: .25rem; }
input, select, button { font: inherit; color: inherit; border-radius: 8px; border: 1px solid var(--edge); background: var(--paper); padding: .55rem .75rem; min-width: 0; width: 100%; min-height: 3rem; }
button { width: auto; background: var(--link-soft); border-color: var(--link-soft); color: var(--paper); font-weight: 600; padding-inline: 1.4rem; cursor: pointer; }
button:hover { filter: brightness(1.1); }
.line { display: flex; gap: .6rem; }
.line input { flex: 1; font-size: 1.15rem; }
form details { margin-top: .7rem; }
summary { cursor: pointer; color: var(--soft); padding-block: .3rem; width: fit-content; }
.fields { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); margin-top: .5rem; }
.fields .wide { grid-column: 1 / -1; }
.fields .submit { align-self: end; }
.pager { display: flex; justify-content: space-between; gap: 1rem; margin-top: 1.6rem; padding-top: .8rem; border-top: 1px solid var(--line); }
.choice a { margin-right: 1rem; }
a[aria-current="true"] { color: var(--ink); font-weight: 600; }
@media print { header.site nav, form, .skip, .why, .jump, .dropped { display: none; } }
`;
