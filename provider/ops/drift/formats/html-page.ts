/** The page, for Eta: `<%= %>` escapes, and nothing but the page's own style and script is put in as it is. */
export const htmlPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title><%= it.title %> – <%= it.report.stacks.map(({ label }) => label).join(', ') %></title>
<style><%~ it.style %></style>
</head>
<body>
<header class="<%= it.report.verdict %>">
  <div class="wide">
    <p class="eyebrow">Amazon CodeCatalyst · drift</p>
    <h1><%= it.title %></h1>
    <p class="lead"><%= it.headline %></p>
    <p class="facts">
      <% it.report.stacks.forEach((stack) => { %><span class="chip"><%= stack.label %></span> <% }) %>
      checked <time datetime="<%= it.report.checkedAt %>"><%= it.report.checkedAt.replace('T', ' ').replace(/[.]\\d+Z$/, ' UTC') %></time>,
      against what is <%= it.report.declared === 'record' ? 'on record' : 'declared by the program' %>
    </p>
  </div>
</header>
<main class="wide">
<% it.report.warnings.forEach((warning) => { %><p class="warning"><%= warning %></p><% }) %>
<div class="tools">
  <input id="search" type="search" placeholder="Search by name, id, kind, value or person" aria-label="Search" autocomplete="off">
  <div class="filters" role="group" aria-label="Verdicts">
    <% it.counts.forEach(({ verdict, count, word }) => { %>
    <button type="button" class="tone-<%= it.toneOf(verdict) %>" data-filter="<%= verdict %>" aria-pressed="<%= verdict !== 'in-sync' %>" title="<%= it.meaningOf(verdict) %>"><b><%= count %></b> <%= word %></button>
    <% }) %>
  </div>
</div>
<section id="resources" aria-label="Resources">
<% it.rows.forEach((row) => { %>
<article class="tone-<%= it.toneOf(row.verdict) %>" data-verdict="<%= row.verdict %>"<% if (row.verdict === 'in-sync') { %> hidden<% } %>>
  <h2><span class="badge"><%= it.verdictWord(row.verdict) %></span> <span class="kind"><%= row.kind %></span> <%= row.name %></h2>
  <p class="id"><% if (row.id) { %><code><%= row.id %></code><% } %><span><%= row.stack %></span></p>
  <% if (row.problem) { %><p class="problem"><%= row.problem %></p><% } %>
  <% if (row.change) { %><p class="change">Since <%= it.changeText(row.change) %></p><% } %>
  <% row.notes.forEach((note) => { %><p><%= note %></p><% }) %>
  <% if (row.properties.length > 0) { %>
  <table>
    <thead><tr><th>property</th><th>declared</th><th>actual</th><th>since, and by whom</th></tr></thead>
    <tbody>
    <% row.properties.forEach((property) => { %>
    <tr>
      <th scope="row"><%= property.path %><% if (property.effect === 'replace') { %> <span class="replace" title="Putting this right makes a new one">replaces</span><% } %></th>
      <td class="declared"><code><%= it.valueText(property.declared) %></code></td>
      <td class="actual"><code><%= it.valueText(property.actual) %></code></td>
      <td><%= it.changeText(property.change) || 'not known' %></td>
    </tr>
    <% }) %>
    </tbody>
  </table>
  <% } %>
  <% if (row.mend.length > 0) { %>
  <details><summary>How to mend it</summary><pre><%= row.mend.join('\\n') %></pre></details>
  <% } %>
</article>
<% }) %>
<p id="none" class="empty" hidden>Nothing here by that search and those verdicts.</p>
</section>
<% if (it.ignored.length > 0) { %>
<section aria-labelledby="ignored"><h2 id="ignored">Ignored differences</h2>
<table><thead><tr><th>what</th><th>property</th><th>rule</th><th>reason</th><th>until</th></tr></thead><tbody>
<% it.ignored.forEach((row) => row.ignored.forEach((one) => { %>
<tr data-row><td><span class="kind"><%= row.kind %></span> <%= row.name %></td><td><%= one.path %></td><td><code><%= one.rule %></code></td><td><%= one.reason ?? 'this run only' %></td><td><%= one.until ?? '' %></td></tr>
<% })) %>
</tbody></table></section>
<% } %>
<% if (it.unmanaged) { %>
<section aria-labelledby="unmanaged">
<h2 id="unmanaged">What no stack manages <small>in <%= it.unmanaged.spaces.join(', ') || 'no space' %></small></h2>
<% if (it.unmanaged.coverage !== undefined) { %>
<div class="coverage"><meter min="0" max="100" value="<%= it.unmanaged.coverage %>"></meter> <b><%= it.unmanaged.coverage %> %</b> managed: <%= it.unmanaged.managed %> of <%= it.unmanaged.managed + it.unmanaged.things.length %> things</div>
<% } %>
<% it.unmanaged.unread.forEach((one) => { %><p class="warning">Could not read <%= one.what %>: <%= one.problem %></p><% }) %>
<% if (it.unmanaged.things.length > 0) { %>
<table><thead><tr><th>kind</th><th>name</th><th>id</th><th>made</th></tr></thead><tbody>
<% it.unmanaged.things.forEach((thing) => { %>
<tr data-row><td><span class="kind"><%= thing.kind %></span></td><td><%= thing.name %></td><td><code><%= thing.id %></code></td><td><%= it.changeText({ at: thing.createdAt, by: thing.createdBy }) || 'not known' %></td></tr>
<% }) %>
</tbody></table>
<% } %>
<% if (it.unmanaged.import.length > 0) { %><details><summary>How to bring it in</summary><pre><%= it.unmanaged.import.join('\\n') %></pre></details><% } %>
</section>
<% } %>
</main>
<footer class="wide">Made by <code>codecatalyst-iac drift</code> with <%= it.report.summary.calls %> calls. Nothing was changed.</footer>
<script><%~ it.script %></script>
</body>
</html>
`;
