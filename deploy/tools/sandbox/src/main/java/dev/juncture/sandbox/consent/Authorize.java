package dev.juncture.sandbox.consent;

import dev.juncture.sandbox.auth.Client;
import dev.juncture.sandbox.auth.Grant;
import dev.juncture.sandbox.auth.Grants;
import dev.juncture.sandbox.consent.Transactions.Transaction;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /authorize}: asks who the person is, which site the app may use, and for the decision. */
public final class Authorize {
    private final Client client;
    private final Grants grants;
    private final World world;
    private final Transactions transactions;

    public Authorize(Client client, Grants grants, World world, Clock clock) {
        this.client = client;
        this.grants = grants;
        this.world = world;
        this.transactions = new Transactions(clock);
    }

    /** Shows the sign-in without a person in the query, and the consent page with one. */
    public Answer ask(Request request) {
        AuthorizationRequest wanted;
        try {
            wanted = AuthorizationRequest.of(request.query(), client);
        } catch (AuthorizationRequest.Invalid invalid) {
            return Pages.error(String.valueOf(invalid.getMessage()));
        }
        Transaction transaction = transactions.begin(wanted);
        return request.query()
                .first("person")
                .flatMap(world::person)
                .map(person -> consentPage(transaction, person, Optional.empty()))
                .orElseGet(() -> Pages.people(transaction.id(), request.query(), world.people()));
    }

    /** Takes the decision and redirects to the app. */
    public Answer decide(Request request) {
        Params form = request.form();
        Optional<Transaction> found = form.first("transaction").flatMap(transactions::find);
        if (found.isEmpty()) {
            return Pages.error("This page is too old or was already answered. Go back to the app and start again.");
        }
        Transaction transaction = found.get();
        return switch (form.first("decision").orElse("")) {
            case "deny" -> end(transaction, transaction.request().denied());
            case "allow" -> allow(transaction, form);
            default -> Pages.error("Neither Accept nor Cancel was pressed.");
        };
    }

    private Answer allow(Transaction transaction, Params form) {
        Optional<Person> person = form.first("person").flatMap(world::person);
        if (person.isEmpty()) {
            return Pages.error("The form does not say who you are.");
        }
        Set<String> sites = chosen(person.get(), form.first("site").orElse(""));
        if (sites.isEmpty()) {
            return consentPage(transaction, person.get(), Optional.of("Choose a site first."));
        }
        if (!transactions.end(transaction)) {
            return Pages.error("This page was already answered. Go back to the app and start again.");
        }
        AuthorizationRequest request = transaction.request();
        String code = grants.consent(person.get().id(), sites, request.scopes(), request.redirectUri());
        return Answer.redirect(request.accepted(code)).with("Cache-Control", "no-store");
    }

    private Answer end(Transaction transaction, String location) {
        return transactions.end(transaction)
                ? Answer.redirect(location).with("Cache-Control", "no-store")
                : Pages.error("This page was already answered. Go back to the app and start again.");
    }

    private Set<String> chosen(Person person, String site) {
        return world.sitesOf(person).stream()
                .map(Site::cloudId)
                .filter(cloudId -> site.equals("all") || site.equals(cloudId))
                .collect(Collectors.toSet());
    }

    private Answer consentPage(Transaction transaction, Person person, Optional<String> problem) {
        Set<String> granted = grants.of(person.id()).map(Grant::sites).orElse(Set.of());
        List<Site> sites = world.sitesOf(person);
        return Pages.consent(client.id(), transaction, person, sites, granted, problem);
    }
}
