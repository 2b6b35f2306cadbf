//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// How the rule book looks on a screen and in print, and the search in it.
///
/// Neither text has a sign that markup would have to escape, so that the page is read by a reader of XML too.
enum RuleDocumentStyle {
    static let css = colours + text + contents + tables + examples + week + narrow + print

    /// Colours with a contrast of at least 4,5 to 1 between text and ground, by day and by night.
    private static let colours = """

        :root { color-scheme: light dark; --bg: #fbfaf7; --card: #ffffff; --ink: #1d1f21; --soft: #55595e; --line: #cfccc4;
          --link: #0b4f8a; --warn: #8a3b00; --warnbg: #fff1df; --ok: #1f5f2c; --localbg: #e7f0fa;
          --k0: #f4b6b0; --k1: #d88a86; --k2: #f8dd9c; --k3: #e2bd5e; --k4: #b9c9ea; --k5: #cfe8cf; --cell: #17181a; }
        @media (prefers-color-scheme: dark) { :root { --bg: #16181b; --card: #1f2226; --ink: #e8e6e1; --soft: #b0b3b8;
          --line: #44484e; --link: #8fc3f5; --warn: #ffb978; --warnbg: #3a2813; --ok: #8fd39b; --localbg: #1d3147;
          --k0: #8c3c3a; --k1: #6b2226; --k2: #6e5618; --k3: #544004; --k4: #34497c; --k5: #2c5a36; --cell: #ffffff; } }
        """

    private static let text = """

        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--bg); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        .top, .page { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .5rem; }
        h2 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; padding-top: 1.25rem; border-top: 3px solid var(--ink); }
        h2 .label { color: var(--soft); margin-right: .35rem; white-space: nowrap; }
        h3 { font-size: 1.02rem; margin: 1.6rem 0 .4rem; }
        p { margin: .5rem 0; }
        main p, .top p, main li { max-width: 46rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        a:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        section { margin: 0 0 2.5rem; }
        :target { scroll-margin-top: 1rem; }
        tr:target td, .entry:target, .formula:target, .choice:target { background: var(--warnbg); }
        .nb, .key, .mark, .tag { white-space: nowrap; }
        .key { font: .8em/1.3 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; color: var(--soft); }
        a.key { color: var(--link); } td .key { display: block; width: fit-content; }
        .mark { font-size: .85em; color: var(--soft); }
        .mark.confirmed b { color: var(--ok); }
        .mark.unconfirmed, .mark.calculated { color: var(--warn); background: var(--warnbg); border: 1px solid currentColor;
          border-radius: .25rem; padding: 0 .3rem; font-weight: 600; }
        .tag { font-size: .8em; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .3rem; color: var(--link); }
        .skip { position: absolute; left: -60rem; } .skip:focus { position: static; }
        .up { display: none; }
        """

    private static let contents = """

        .page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2.5rem; align-items: start; }
        nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1rem .75rem 2rem 0; font-size: .88rem;
          line-height: 1.35; }
        nav ul { list-style: none; margin: 0; padding: 0; }
        nav a { display: block; padding: .22rem .4rem; border-radius: .25rem; color: inherit; text-decoration: none; }
        nav a:hover { background: var(--localbg); text-decoration: underline; }
        nav .part { margin: 1rem .4rem .25rem; color: var(--soft); font-weight: 600; }
        .search { margin: 0 0 .5rem; } .search label { display: block; font-weight: 600; margin-bottom: .2rem; }
        .search input { width: 100%; font: inherit; padding: .4rem .5rem; border: 1px solid var(--soft); border-radius: .3rem;
          background: var(--card); color: var(--ink); }
        .search output { display: block; color: var(--soft); min-height: 1.3em; }
        [hidden] { display: none; }
        """

    private static let tables = """

        .scroll { overflow-x: auto; margin: .6rem 0; max-width: 100%; }
        table { border-collapse: collapse; font-size: .86rem; line-height: 1.4; background: var(--card); }
        caption { text-align: left; padding: .25rem 0; font-weight: 600; }
        th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
        th { font-weight: 600; color: var(--soft); }
        span.num { white-space: nowrap; } .num { text-align: right; font-variant-numeric: tabular-nums; }
        tr.unconfirmed td:first-child { box-shadow: inset 4px 0 var(--warn); }
        tr.local td { background: var(--localbg); }
        tr.differs td { background: var(--warnbg); font-weight: 600; }
        .small { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(25rem, 100%), 1fr)); gap: .25rem 1.5rem;
          align-items: start; }
        .small table { font-size: .8rem; min-width: 100%; }
        .formula, .choice, .example { background: var(--card); border: 1px solid var(--line); border-radius: .4rem;
          padding: .6rem .9rem; margin: .7rem 0; }
        .formula pre { white-space: pre-wrap; overflow-wrap: break-word; margin: .3rem 0; padding: .5rem .7rem;
          background: var(--bg); border-left: 4px solid var(--link);
          font: .9rem/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
        .name { margin: .1rem 0; } .name .nb { color: var(--soft); }
        .facts { margin: .3rem 0; padding-left: 1.1rem; font-size: .86rem; color: var(--soft); }
        .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(25rem, 100%), 1fr)); gap: 0 1.5rem;
          align-items: start; }
        .choice ul { list-style: none; margin: .3rem 0; padding: 0; } .choice li { display: flex; gap: .45rem; }
        .choice .chosen { font-weight: 650; } .choice .other { color: var(--soft); }
        .source { font-size: .86rem; color: var(--soft); }
        .entry { margin: 1.2rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
        """

    private static let examples = """

        .examples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 0 1.5rem; }
        .example { overflow-x: auto; } .whose { font-weight: 600; color: var(--link); }
        .line { max-width: 50rem; } .line + .line { margin-top: 1.1rem; }
        .stairs { list-style: none; margin: .4rem 0; padding: 0; font-size: .88rem; }
        .stairs li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr) auto; gap: .2rem .75rem; max-width: none;
          padding: .15rem 0; border-bottom: 1px dotted var(--line); }
        .stairs li span:first-child { color: var(--soft); }
        .stairs code { font: .95em/1.45 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
        .stairs .sum { font-weight: 700; border-bottom: 3px double var(--ink); }
        .proof { color: var(--ok); font-weight: 400; }
        """

    private static let week = """

        .week { table-layout: fixed; width: 100%; min-width: 58rem; font-size: .76rem; }
        .week .day { width: 11.5rem; }
        .week th, .week td { padding: .3rem .1rem; }
        .week th[scope=row] { padding-left: .3rem; position: sticky; left: 0; background: var(--card); }
        .week thead th { text-align: left; font-weight: 400; }
        .week small { font-size: .92em; } .week th small { display: block; font-weight: 400; }
        .week td { text-align: center; vertical-align: middle; color: var(--cell); white-space: nowrap; overflow: hidden;
          background-image: repeating-linear-gradient(to right, rgba(128,128,128,.35) 0 1px, transparent 1px
          calc(100% / var(--h) * 2)); }
        .week .none { color: var(--soft); }
        .swatch { display: inline-block; min-width: 2.1rem; padding: 0 .3rem; text-align: center; color: var(--cell); }
        .k0 { background-color: var(--k0); } .k1 { background-color: var(--k1); } .k2 { background-color: var(--k2); }
        .k3 { background-color: var(--k3); } .k4 { background-color: var(--k4); } .k5 { background-color: var(--k5); }
        """

    private static let narrow = """

        @media screen and (max-width: 60rem) {
          .page { display: block; } nav { position: static; max-height: none; padding: .5rem 0 1rem; }
          nav ul { display: flex; flex-wrap: wrap; gap: .35rem; } nav a { border: 1px solid var(--line); background: var(--card); }
          nav .rules li:not(.shared) span { display: none; }
          .up { display: block; position: fixed; right: .75rem; bottom: .75rem; background: var(--ink); color: var(--bg);
            padding: .45rem .8rem; border-radius: 1rem; text-decoration: none; font-size: .9rem; }
        }
        @media screen and (max-width: 34rem) {
          .top, .page { padding: 0 .85rem; } h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
          .week { min-width: 42rem; } .week .day { width: 7rem; } .week th .nb { display: block; font-weight: 400; }
          .stairs li { grid-template-columns: minmax(0, 1fr) auto; } .stairs li span:first-child { display: none; }
        }
        """

    private static let print = """

        @page { size: A4; margin: 16mm 14mm; }
        @media print {
          :root { --bg: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --link: #000; --warn: #000; --warnbg: #fff;
            --ok: #000; --localbg: #fff; --k0: #f4b6b0; --k1: #d88a86; --k2: #f8dd9c; --k3: #e2bd5e; --k4: #b9c9ea; --k5: #cfe8cf;
            --cell: #000; }
          body { font-size: 9.5pt; } .up, .skip, .search { display: none; }
          .top, .page { max-width: none; padding: 0; display: block; }
          nav { position: static; max-height: none; overflow: visible; font-size: 9pt; } nav ul { columns: 2; display: block; }
          nav a { border: 0; padding: .1rem 0; } nav .rules li span { display: inline; }
          section { break-before: page; } h2, h3, .name, caption { break-after: avoid; }
          tr, .formula, .choice, .line, .entry { break-inside: avoid; } thead { display: table-header-group; }
          .scroll, .example { overflow: visible; } table { font-size: 7.6pt; max-width: 100%; } main p, main li { max-width: none; }
          .week { min-width: 0; font-size: 6.2pt; break-inside: avoid; } .week .day { width: 27mm; }
          .week td, .swatch { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .small, .choices { grid-template-columns: 1fr 1fr; } .small table { font-size: 6.6pt; }
        }
        """

    /// Hides the sections that lack a word of what is searched for; without it the whole book is there.
    static let script = """

        (function () {
          var field = document.getElementById('sok'), count = document.getElementById('antal');
          var sections = Array.from(document.querySelectorAll('main section')).map(function (section) {
            var link = document.querySelector('nav a[href="#' + section.id + '"]').parentNode;
            var text = section.textContent.toLowerCase().replace(/\\u00a0/g, ' ');
            return { section: section, link: link, text: text };
          });
          field.parentNode.hidden = false;
          function show() {
            // Kronor are written with a comma here, also by those who type a point.
            var words = field.value.toLowerCase().replace(/(\\d)\\.(?=\\d)/g, '$1,').split(/\\s+/).filter(Boolean);
            var found = 0;
            sections.forEach(function (each) {
              var isFound = words.every(function (word) { return each.text.indexOf(word) !== -1; });
              each.section.hidden = each.link.hidden = !isFound;
              if (isFound) found += 1;
            });
            count.textContent = words.length === 0 ? '' : found > 0 ? found + ' av ' + sections.length + ' avsnitt'
              : 'Inget avsnitt har orden. Pröva lönens eller tilläggets namn, som OB, eller en paragraf.';
          }
          field.addEventListener('input', show);
          // A link leads to its section also while a search hides it.
          document.addEventListener('click', function (event) {
            var link = event.target.closest('a[href^="#"]');
            if (!link) return;
            var target = document.getElementById(link.getAttribute('href').slice(1));
            if (!target) return;
            if (!target.closest('[hidden]')) return;
            field.value = '';
            show();
          });
        })();

        """
}
