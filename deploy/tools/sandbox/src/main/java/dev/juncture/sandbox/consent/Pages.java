package dev.juncture.sandbox.consent;

import dev.juncture.sandbox.auth.Scopes;
import dev.juncture.sandbox.consent.Transactions.Transaction;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The HTML of the sandbox's pages. They work without a script; the one that they load only prevents a second click from
 * sending a form twice.
 */
public final class Pages {
    // No form-action: browsers would apply it to the callback that a decision redirects to.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    static Answer people(String transaction, Params query, List<Person> people) {
        String hidden = AuthorizationRequest.PARAMETERS.stream()
                .flatMap(name -> query.first(name).stream().map(value -> hidden(name, value)))
                .collect(Collectors.joining("\n"));
        String choices = people.stream()
                .map(person -> choice(
                        "person",
                        person.id(),
                        person.avatar(),
                        person.name(),
                        person.jobTitle() + " · " + count(person),
                        ""))
                .collect(Collectors.joining("\n"));
        return page(200, "Who is signing in?", """
                <p class="lead">Three people live in this sandbox. Sign in as one of them; there is no password.</p>
                <form method="get" action="/authorize">
                %s
                <fieldset>
                <legend>Sign in as</legend>
                %s
                </fieldset>
                <div class="buttons">
                <button class="primary">Continue</button>
                <button name="decision" value="deny" form="cancel">Cancel</button>
                </div>
                </form>
                <form id="cancel" method="post" action="/authorize">
                %s
                </form>
                """.formatted(hidden, choices, hidden("transaction", transaction)));
    }

    static Answer consent(
            String clientId,
            Transaction transaction,
            Person person,
            List<Site> sites,
            Set<String> granted,
            Optional<String> problem) {
        String alert = problem.map(
                        text -> "<p class=\"problem\" role=\"alert\" id=\"problem\">" + escape(text) + "</p>")
                .orElse("");
        String choices = sites.stream().map(site -> choice(site, granted)).collect(Collectors.joining("\n"));
        String all = sites.size() < 2
                ? ""
                : choice("site", "all", "all", "All my sites", "All " + sites.size() + ", as they are today", "");
        AuthorizationRequest request = transaction.request();
        String scopes = request.scopes().stream()
                .map(scope -> "<li>%s <code>%s</code></li>".formatted(escape(Scopes.describe(scope)), escape(scope)))
                .collect(Collectors.joining("\n"));
        String unknown = request.unknownScopes().isEmpty()
                ? ""
                : "<p class=\"note\">Also asked for, but not known here and left out: <code>%s</code></p>"
                        .formatted(escape(String.join(" ", request.unknownScopes())));
        return page(problem.isPresent() ? 400 : 200, "An app asks for access", """
                <p class="lead">Signed in as <strong>%s</strong> (%s). The app <code>%s</code> would like to work with Jira on your behalf.</p>
                %s
                <form method="post" action="/authorize">
                %s
                %s
                <fieldset>
                <legend>Use app on</legend>
                %s
                %s
                </fieldset>
                <section aria-labelledby="scopes">
                <h2 id="scopes">The app will be able to</h2>
                <ul class="scopes">
                %s
                </ul>
                %s
                </section>
                <div class="buttons">
                <button class="primary" name="decision" value="allow">Accept</button>
                <button name="decision" value="deny" formnovalidate>Cancel</button>
                </div>
                </form>
                """.formatted(
                        escape(person.name()),
                        escape(person.email()),
                        escape(clientId),
                        alert,
                        hidden("transaction", transaction.id()),
                        hidden("person", person.id()),
                        choices,
                        all,
                        scopes,
                        unknown));
    }

    static Answer error(String sentence) {
        return page(400, "This did not work", "<p class=\"problem\" role=\"alert\">" + escape(sentence) + "</p>");
    }

    public static Answer home(String clientId, Set<String> redirectUris) {
        return page(200, "A stand-in for Atlassian", """
                <p class="lead">Point a product at this address in place of <code>auth.atlassian.com</code> and
                <code>api.atlassian.com</code>. Nothing here reaches the real Atlassian.</p>
                <h2>Registered app</h2>
                <dl>
                <dt>Client id</dt><dd><code>%s</code></dd>
                <dt>Callback</dt><dd>%s</dd>
                </dl>
                """.formatted(
                        escape(clientId),
                        redirectUris.stream()
                                .sorted()
                                .map(uri -> "<code>" + escape(uri) + "</code>")
                                .collect(Collectors.joining("<br>"))));
    }

    private static Answer page(int status, String title, String main) {
        return Answer.html(status, """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>%s · Sandbox</title>
                        <link rel="icon" href="/avatars/sand-box.svg" type="image/svg+xml">
                        <link rel="stylesheet" href="/assets/sandbox.css">
                        <script src="/assets/sandbox.js" defer></script>
                        </head>
                        <body>
                        <header><p><strong>Sandbox</strong> — not Atlassian</p></header>
                        <main>
                        <h1>%s</h1>
                        %s
                        </main>
                        </body>
                        </html>
                        """.formatted(escape(title), escape(title), main))
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private static String choice(Site site, Set<String> granted) {
        String badge = granted.contains(site.cloudId()) ? "already granted" : site.hasJira() ? "" : "Confluence only";
        return choice(
                "site", site.cloudId(), site.slug(), site.name(), site.url().replace("https://", ""), badge);
    }

    private static String choice(String name, String value, String avatar, String title, String detail, String badge) {
        return """
                <label class="choice">
                <input type="radio" name="%s" value="%s" required>
                <img src="/avatars/%s.svg" alt="" width="40" height="40">
                <span class="words"><span class="title">%s</span> <span class="detail">%s</span></span>
                %s
                </label>""".formatted(
                        name,
                        escape(value),
                        escape(avatar),
                        escape(title),
                        escape(detail),
                        badge.isEmpty() ? "" : "<span class=\"badge\">" + escape(badge) + "</span>");
    }

    private static String count(Person person) {
        int sites = person.sites().size();
        return sites == 1 ? "1 site" : sites + " sites";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(value));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
