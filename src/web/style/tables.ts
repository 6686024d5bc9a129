/** Lists, tables and bars. */
export const tables = `
ol.articles { list-style: none; padding: 0; margin: 0; }
ol.articles > li { padding: .8rem 0; border-top: 1px solid var(--line); }
ol.articles .headline { font: 600 1.1rem/1.35 var(--serif); }
ol.articles .facts { display: block; font-size: .92rem; }
.kin { margin: .5rem 0 0 .2rem; padding-left: .9rem; border-left: 2px solid var(--line); font-size: .92rem; color: var(--soft); }
.kin p { margin: 0; }
.kin .facts { display: inline !important; }
.sides { display: grid; gap: 0 2.5rem; }
.found h2, .aside section:first-child h2 { margin-top: .5rem; }
ul.bars { list-style: none; padding: 0; margin: 0; }
ul.bars a { display: grid; grid-template-columns: 1fr auto; gap: 0 .8rem; padding: .3rem 0; text-decoration: none; color: var(--ink); font-size: .95rem; }
ul.bars a:hover .label { text-decoration: underline; }
ul.bars .label { min-width: 0; }
ul.bars .count { color: var(--soft); font-variant-numeric: tabular-nums; }
ul.bars .bar { grid-column: 1 / -1; height: .35rem; }
.bar { display: block; width: 100%; height: .7rem; border-radius: 99px; }
.bar .track { fill: var(--line); }
.bar .value { fill: var(--link-soft); }
.bar .against { fill: var(--against); }
.bar .middle { fill: var(--soft); }
@media (min-width: 60rem) {
  main:has(.sides), body:has(.sides) header.site, body:has(.sides) footer.site, body:has(.sides) .demo { max-width: 66rem; }
  .sides { grid-template-columns: minmax(0, 1fr) 17rem; }
}
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; font-weight: 400; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number, th.number { padding-right: .6rem; }
td.number:last-child { padding-right: 0; }
.scroll { overflow-x: auto; }
.scroll td { overflow-wrap: normal; }
.candidates summary { font-weight: 600; color: var(--ink); }
.score th { width: 11rem; color: var(--soft); }
.score .chart { vertical-align: middle; min-width: 5rem; }
ol.candidates { padding-left: 1.4rem; }
ol.candidates > li { margin-bottom: 2rem; }
@media (max-width: 30rem) { .candidates summary { font-weight: 600; color: var(--ink); }
.score th { width: 7.5rem; } .line { flex-direction: column; } }
`;
