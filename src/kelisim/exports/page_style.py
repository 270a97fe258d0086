"""The style of a certificate's page: the tokens of the site, light and dark, for phones and for paper."""

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1a1d21;--soft:#565c62;--rule:#dcd8cd;--wash:#f3f0e8;
--accent:#0c5a5e;--accent-wash:#e3efee;--late:#9a3626;--late-wash:#f8e8e3;
--serif:"PT Serif",Charter,"Source Serif 4","Noto Serif",Georgia,serif;
--sans:"PT Sans","Source Sans 3","Segoe UI","Noto Sans",system-ui,sans-serif;
--mono:"PT Mono",ui-monospace,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#15181b;--card:#1c2024;--ink:#e9e6df;--soft:#a8acb0;--rule:#363b41;
--wash:#22272c;--accent:#74c3c4;--accent-wash:#1b3233;--late:#eb9a89;--late-wash:#3a221d}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);overflow-wrap:break-word}
main{max-width:58rem;margin:0 auto;padding:1.6rem 1.25rem 3rem}
h1,h2,h3{font-family:var(--serif);line-height:1.22;margin:0;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 1.9vw,2.3rem)}
h2{font-size:1.45rem;margin:2.4rem 0 .8rem}
h3{font-size:1.1rem}
p{margin:.5rem 0;max-width:68ch}
.kicker,.meta{color:var(--soft);font-size:.88rem}
.kicker{margin:0 0 .3rem}
.title{font-family:var(--serif);color:var(--soft);font-size:1.15rem;margin:.4rem 0 0}
.warning{background:var(--late-wash);color:var(--late);border-left:4px solid var(--late);padding:.6rem .9rem;
margin:1rem 0;max-width:none}
.card{background:var(--card);border:1px solid var(--rule);border-radius:3px;padding:1rem 1.2rem;margin:0 0 1rem}
.signers{list-style:none;margin:.8rem 0 0;padding:0}
.signers li{display:grid;grid-template-columns:2.6rem minmax(0,1fr);gap:.2rem .8rem;padding:.75rem 0;
border-top:1px solid var(--rule)}
.signers svg{width:34px;height:34px;grid-row:span 2}
.seal path{fill:none;stroke:var(--accent);stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.did{font-weight:700}
.hash{font:.8rem/1.45 var(--mono);color:var(--soft);overflow-wrap:anywhere}
dl{margin:0}
dl.content{background:var(--card);border:1px solid var(--rule);border-radius:3px;padding:.5rem 1.2rem}
.row{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.15rem 1.1rem;padding:.5rem 0;
border-top:1px solid var(--rule)}
.row:first-child{border-top:0}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0;white-space:pre-line;grid-column:2;min-width:0;overflow-wrap:anywhere}
dd,q,h1,.title{unicode-bidi:isolate}
time{white-space:nowrap}
.d1 dt{padding-left:1rem}.d2 dt{padding-left:2rem}.d3 dt,.d4 dt,.d5 dt,.d6 dt{padding-left:3rem}
.lang{color:var(--soft);font-size:.8rem;text-transform:uppercase;margin-right:.5em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th{text-align:left;font-weight:400;color:var(--soft);border-bottom:1px solid var(--ink);padding:.35rem .8rem .35rem 0}
td{border-bottom:1px solid var(--rule);padding:.45rem .8rem .45rem 0;vertical-align:top}
code{font:.88em var(--mono);background:var(--wash);padding:.1em .35em;border-radius:3px}
footer{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:.8rem}
@media (max-width:36rem){.row{grid-template-columns:minmax(0,1fr)}dd{grid-column:1}
main{padding:1.1rem 1rem 2rem}.card{padding:.8rem .9rem}
.d1 dt,.d1 dd{padding-left:.7rem}.d2 dt,.d2 dd{padding-left:1.4rem}.d3 dt,.d3 dd{padding-left:2.1rem}}
@media print{@page{margin:18mm 16mm}:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#bbb;--wash:#fff}
html{font-size:10.5pt}main{max-width:none;padding:0}.signers li,.row,tr{break-inside:avoid}h2,h3{break-after:avoid}}
"""
"""The style sheet, with nothing from elsewhere."""
