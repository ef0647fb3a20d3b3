/** The page's own style, for light and dark, screens and paper. */
export const htmlStyle = `
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1a1f2b; --faint: #5c6675; --line: #dfe3ea;
  --good: #1a7f45; --bad: #c2352b; --unsure: #9a6400; --calm: #4a6380; --bad-back: #fdeceb; --good-back: #e8f6ed; --unsure-back: #fdf4e0; --code: #f0f2f6; }
@media (prefers-color-scheme: dark) { :root { --page: #12151b; --card: #1b2028; --text: #e7eaf0; --faint: #98a3b3; --line: #2e3540;
  --good: #5bc98a; --bad: #ff8379; --unsure: #efb750; --calm: #93b4d6; --bad-back: #3a2022; --good-back: #18321f; --unsure-back: #392d13; --code: #262c36; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
.wide { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: 6px solid var(--bad); padding: 28px 0 20px; }
header.clean { border-top-color: var(--good); } header.partly-unreadable { border-top-color: var(--unsure); }
h1 { margin: 0; font-size: 34px; line-height: 1.15; letter-spacing: -.02em; }
.eyebrow { margin: 0 0 4px; color: var(--faint); font-size: 13px; } .lead { margin: 8px 0; font-size: 17px; }
.facts { margin: 8px 0 0; color: var(--faint); font-size: 13px; }
.chip { background: var(--code); border-radius: 999px; padding: 2px 10px; color: var(--text); }
.tools { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; padding: 20px 0 14px; position: sticky; top: 0; background: var(--page); z-index: 1; }
#search { flex: 1 1 280px; font: inherit; padding: 9px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: inherit; }
.filters { display: flex; flex-wrap: wrap; gap: 6px; }
button { font: inherit; font-size: 13px; cursor: pointer; border: 1px solid var(--line); border-radius: 999px; padding: 5px 12px; background: transparent; color: var(--faint); }
button[aria-pressed="true"] { background: var(--card); color: var(--tone); border-color: var(--tone); }
:focus-visible { outline: 2px solid var(--calm); outline-offset: 2px; }
.tone-good { --tone: var(--good); --back: var(--good-back); } .tone-bad { --tone: var(--bad); --back: var(--bad-back); }
.tone-unsure { --tone: var(--unsure); --back: var(--unsure-back); } .tone-calm { --tone: var(--calm); --back: var(--code); }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 10px; padding: 14px 18px; margin: 0 0 12px; overflow-wrap: anywhere; }
article h2 { margin: 0; font-size: 17px; } article p { margin: 6px 0 0; }
.badge { background: var(--back); color: var(--tone); border-radius: 6px; font-size: 12px; font-weight: 600; padding: 3px 8px; margin-right: 4px; vertical-align: 2px; }
.kind { color: var(--faint); font-weight: 400; }
.id { color: var(--faint); font-size: 13px; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; }
.change { font-size: 14px; } .problem { color: var(--unsure); }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
table { width: 100%; border-collapse: collapse; margin-top: 12px; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--faint); font-size: 12px; font-weight: 500; border-top: 0; } tbody th { font-weight: 600; }
.declared code { background: var(--good-back); color: var(--good); border-radius: 4px; padding: 1px 5px; }
.actual code { background: var(--bad-back); color: var(--bad); border-radius: 4px; padding: 1px 5px; }
.replace { color: var(--unsure); font-size: 12px; font-weight: 500; border: 1px solid; border-radius: 4px; padding: 0 4px; }
article table { table-layout: fixed; } article thead th:first-child { width: 26%; } article thead th:last-child { width: 28%; }
details { margin-top: 12px; } summary { cursor: pointer; color: var(--calm); font-size: 14px; }
pre { margin: 8px 0 0; padding: 12px 14px; background: var(--code); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
main > section:not(#resources) { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin: 24px 0; }
section > h2 { margin: 0; font-size: 19px; } small { color: var(--faint); font-weight: 400; }
.coverage { margin-top: 8px; } meter { width: 180px; vertical-align: -2px; }
.warning { background: var(--unsure-back); color: var(--unsure); border-radius: 8px; padding: 10px 14px; margin: 16px 0 0; }
.empty { color: var(--faint); text-align: center; padding: 28px; }
footer { color: var(--faint); font-size: 13px; padding-top: 8px; padding-bottom: 40px; }
@media (max-width: 640px) { thead { display: none; } tr { display: block; border-top: 1px solid var(--line); padding: 6px 0; } th, td { display: block; border: 0; padding: 2px 0; } .declared::before { content: 'declared '; color: var(--faint); } .actual::before { content: 'actual '; color: var(--faint); } }
@media print { .tools, details:not([open]) { display: none; } body { background: #fff; } article { break-inside: avoid; } }
`;
