/** What the page does by itself: search, and filters by verdict. Without it everything but what is in sync is shown. */
export const htmlScript = `
const search = document.getElementById('search');
const buttons = [...document.querySelectorAll('[data-filter]')];
const articles = [...document.querySelectorAll('[data-verdict]')];
const rows = [...document.querySelectorAll('[data-row]')];
function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const has = (element) => { const text = element.textContent.toLowerCase(); return words.every((word) => text.includes(word)); };
  const shown = new Set(buttons.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.filter));
  for (const article of articles) article.hidden = !(shown.has(article.dataset.verdict) && has(article));
  for (const row of rows) row.hidden = !has(row);
  document.getElementById('none').hidden = articles.some((article) => !article.hidden) || articles.length === 0;
}
for (const button of buttons) button.addEventListener('click', () => {
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
  apply();
});
search.addEventListener('input', apply);
apply();
`;
