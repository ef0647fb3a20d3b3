/** How the page looks, by day and by night, and on paper. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1100px; padding: 2rem 1rem; }
h1 { margin: 0; } h2 { margin: 2rem 0 .5rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; list-style: none; padding: 0; }
input { font: inherit; padding: .3rem .6rem; width: 20rem; max-width: 60vw; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; } td:first-child { white-space: nowrap; opacity: .75; }
small { display: block; opacity: .75; } .branch { display: inline-block; margin-right: .6rem; }
td span[class] { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; white-space: nowrap; }
td span.branch { border: 0; padding: 0; }
td span.declared { background: #1a7f3722; } td span.managed { background: #0969da22; }
td span.skipped { background: #cf222e22; } [hidden] { display: none; }
@media print { header p { display: none; } }
`;

/** Shows the rows that hold what is looked for. */
export const behaviour = `
const find = document.getElementById('find');
find.addEventListener('input', () => {
  const wanted = find.value.toLowerCase();
  for (const row of document.querySelectorAll('tbody tr')) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  for (const part of document.querySelectorAll('section')) {
    const rows = [...part.querySelectorAll('tbody tr')];
    part.hidden = rows.length > 0 && rows.every((row) => row.hidden);
  }
});
`;
