/** How the page looks, by day and by night, wide and narrow, and on paper. */
export const style = `
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1a1f2b; --faint: #5c6675; --line: #dfe3ea; --code: #f0f2f6;
  --good: #1a7f45; --bad: #c2352b; --calm: #4a6380; --good-back: #e8f6ed; --bad-back: #fdeceb; --unsure: #9a6400; --unsure-back: #fdf4e0; }
@media (prefers-color-scheme: dark) { :root { --page: #12151b; --card: #1b2028; --text: #e7eaf0; --faint: #98a3b3; --line: #2e3540; --code: #262c36;
  --good: #5bc98a; --bad: #ff8379; --calm: #93b4d6; --good-back: #18321f; --bad-back: #3a2022; --unsure: #efb750; --unsure-back: #392d13; } }
* { box-sizing: border-box; } [hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
.wide { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: 6px solid var(--calm); padding: 28px 0 20px; }
.eyebrow { margin: 0 0 4px; color: var(--faint); font-size: 13px; }
h1 { margin: 0; font-size: 34px; line-height: 1.15; letter-spacing: -.02em; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 14px 0 0; padding: 0; font-size: 13px; color: var(--faint); }
.counts li { background: var(--code); border-radius: 999px; padding: 3px 12px; } .counts b { color: var(--text); }
.tools { position: sticky; top: 0; z-index: 1; background: var(--page); padding: 20px 0 14px; }
input { width: 100%; font: inherit; padding: 9px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: inherit; }
:focus-visible { outline: 2px solid var(--calm); outline-offset: 2px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin: 0 0 16px; }
h2 { margin: 0 0 8px; font-size: 19px; overflow-wrap: anywhere; } h2 small { color: var(--faint); font-size: 13px; font-weight: 400; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 14px; }
th, td { border-top: 1px solid var(--line); padding: 7px 12px 7px 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--faint); font-size: 12px; font-weight: 500; }
th:nth-child(1) { width: 14%; } th:nth-child(3) { width: 12%; } th:nth-child(4) { width: 12%; } th:nth-child(5) { width: 28%; }
td:first-child { color: var(--faint); } td small { display: block; color: var(--faint); font-size: 13px; white-space: pre-line; }
.name { font-weight: 600; } code { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.badge { background: var(--code); color: var(--calm); border-radius: 6px; font-size: 12px; font-weight: 600; padding: 2px 8px; white-space: nowrap; }
.declared { background: var(--good-back); color: var(--good); } .skipped { background: var(--bad-back); color: var(--bad); }
details { margin-top: 4px; font-size: 13px; } summary { cursor: pointer; color: var(--calm); }
.branch { display: inline-block; background: var(--code); border-radius: 6px; padding: 1px 8px; margin: 4px 4px 0 0; }
.unread { background: var(--unsure-back); color: var(--unsure); border-color: transparent; } .unread ul { margin: 0; padding-left: 20px; overflow-wrap: anywhere; }
.empty { color: var(--faint); text-align: center; padding: 28px; }
footer { color: var(--faint); font-size: 13px; padding-bottom: 40px; }
@media (max-width: 640px) { .wide { padding: 0 14px; } thead { display: none; } tr { display: block; border-top: 1px solid var(--line); padding: 8px 0; } td { display: block; border: 0; padding: 1px 0; } td:empty { display: none; } }
@media print { .tools { display: none; } body { background: #fff; } tr { break-inside: avoid; } }
`;

/** Shows the rows that hold what is looked for, and the parts that have such rows. */
export const behaviour = `
const find = document.getElementById('find');
const rows = [...document.querySelectorAll('tbody tr')];
find.addEventListener('input', () => {
  const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const row of rows) {
    const text = (row.textContent + ' ' + row.dataset.id).toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  for (const part of document.querySelectorAll('section[data-part]')) part.hidden = !part.querySelector('tbody tr:not([hidden])');
  document.getElementById('none').hidden = rows.some((row) => !row.hidden);
});
`;
