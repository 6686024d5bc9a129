/** Quotes and articles: what is read. */
export const reading = `
blockquote { margin: .8rem 0; font: 1.2rem/1.65 var(--serif); }
blockquote p { margin: 0 0 .8em; }
blockquote p, .text p { white-space: pre-line; hanging-punctuation: first; }
mark { background: var(--mark); color: var(--mark-ink); padding: .12em .1em; border-radius: 3px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.quote { padding: 0 0 1.4rem; margin: 0 0 1.8rem; border-bottom: 1px solid var(--line); }
.quote:last-of-type { border-bottom: 0; padding-bottom: 0; }
.quote blockquote { color: var(--soft); border-left: 4px solid var(--bar); padding-left: 1.1rem; }
.quote mark { font-weight: 600; }
.band { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; color: var(--bar); font-size: 1.05rem; margin: 1rem 0 .6rem; }
.band-answer { --bar: var(--answer); }
.band-closest { --bar: var(--closest); }
.band-none { --bar: var(--none); }
.confidence { display: inline-flex; align-items: center; gap: .5rem; color: var(--soft); font-weight: 500; font-variant-numeric: tabular-nums; white-space: nowrap; }
.confidence .bar { width: 6.5rem; height: .6rem; }
.confidence .bar .value { fill: var(--bar, var(--link-soft)); }
.fact { font-weight: 600; margin: .4rem 0; }
.source { margin: .7rem 0; }
.headline { font-weight: 600; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
.headline:hover { text-decoration-color: currentColor; }
.facts { color: var(--soft); }
.original { margin-left: .5rem; white-space: nowrap; }
.original::after { content: " ↗"; content: " ↗" / ""; }
.newer { background: var(--panel); border-left: 4px solid var(--closest); padding: .6rem .9rem; border-radius: 0 6px 6px 0; }
.also, .why { color: var(--soft); font-size: .95rem; }
.asked { color: var(--soft); font-style: italic; }
ul.search { list-style: none; padding: 0; margin: 0 0 1rem; color: var(--soft); font-size: .95rem; }
.refusal { border-left: 4px solid var(--bar); padding: .2rem 0 .2rem 1.1rem; margin-block: 1.2rem; }
.refusal h2 { margin: .2rem 0; }
.unanswered { border-left: 4px solid var(--none); padding-left: 1.1rem; }
ol.near { padding-left: 1.3rem; }
ol.near li { margin-bottom: 1.2rem; }
ol.near blockquote, .candidates blockquote { font-size: 1.05rem; color: var(--soft); margin: .3rem 0; }

.whole h1 { font-size: clamp(1.6rem, 5vw, 2.3rem); }
.whole .text { font: 1.2rem/1.7 var(--serif); margin-block: 1.6rem; }
.whole .text p { margin: 0 0 1.1em; }
.whole .text mark { scroll-margin-block: 35vh; }
.quoted { background: var(--quoted); box-shadow: 0 0 0 .12em var(--quoted); scroll-margin-block: 35vh; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.passage { font: 600 .62rem/1 var(--sans); color: var(--soft); vertical-align: super; margin-inline: .1em .25em; user-select: none; -webkit-user-select: none; }
.dropped { border-top: 1px solid var(--line); margin-top: 2.4rem; }
`;
