package dev.juncture.sandbox;

import dev.juncture.sandbox.auth.Client;
import dev.juncture.sandbox.auth.Grant;
import dev.juncture.sandbox.auth.Grants;
import dev.juncture.sandbox.auth.Scopes;
import dev.juncture.sandbox.auth.TokenEndpoint;
import dev.juncture.sandbox.http.ActiveFault;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.sandbox.http.Faults;
import dev.juncture.sandbox.http.Journal;
import dev.juncture.sandbox.http.RecordedRequest;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.jira.Translations;
import dev.juncture.sandbox.limit.Limits;
import dev.juncture.sandbox.limit.RateLimiter;
import dev.juncture.sandbox.limit.Usage;
import dev.juncture.sandbox.store.Seeder;
import dev.juncture.sandbox.store.Stores;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The actions that a test or a developer can trigger in the sandbox. The control endpoint offers the same over HTTP. */
public final class SandboxControl {
    private final World world;
    private final Stores stores;
    private final Seeder seeder;
    private final RateLimiter limiter;
    private final Client client;
    private final Grants grants;
    private final TokenEndpoint tokenEndpoint;
    private final Faults faults;
    private final Journal journal;
    private final Clock clock;

    SandboxControl(
            World world,
            Stores stores,
            RateLimiter limiter,
            Client client,
            Grants grants,
            TokenEndpoint tokenEndpoint,
            Faults faults,
            Journal journal,
            Clock clock) {
        this.world = world;
        this.stores = stores;
        this.seeder = new Seeder(world.theme("platform"));
        this.limiter = limiter;
        this.client = client;
        this.grants = grants;
        this.tokenEndpoint = tokenEndpoint;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Consents in a person's name, as the consent page does.
     *
     * @param person {@code ada}, {@code grace} or {@code linus}
     * @param site a cloud id of theirs, or {@code all}
     * @param scope space separated; scopes that do not exist are left out
     * @return the authorization code
     * @throws IllegalArgumentException when the person, the site, every scope or the callback does not exist
     */
    public String grant(String person, String site, String scope, String redirectUri) {
        Person who = person(person);
        Set<String> sites = world.sitesOf(who).stream()
                .map(Site::cloudId)
                .filter(cloudId -> site.equals("all") || site.equals(cloudId))
                .collect(Collectors.toSet());
        Set<String> scopes = Scopes.known(scope);
        if (sites.isEmpty() || scopes.isEmpty() || !client.redirectUris().contains(redirectUri)) {
            throw new IllegalArgumentException(
                    "Not a site of this person, no scope that exists, or a redirect_uri that is not registered");
        }
        return grants.consent(who.id(), sites, scopes, redirectUri);
    }

    /** Registers a callback, for a product that learns its own address only after the start of the sandbox. */
    public void allowRedirectUri(String redirectUri) {
        client.allowRedirectUri(redirectUri);
    }

    public List<Person> people() {
        return world.people();
    }

    public List<Site> sitesOf(String person) {
        return world.sitesOf(person(person));
    }

    /** Returns the current projects of a site. */
    public List<Project> projectsOf(Site site) {
        return stores.of(site.cloudId()).projects();
    }

    public int issueCount(Site site, Project project) {
        return stores.of(site.cloudId()).issueCount(project);
    }

    /**
     * Sets the language of a person's profile, in which Jira writes the names of its types, statuses and priorities.
     *
     * @param language {@code en} or {@code nl}
     * @throws IllegalArgumentException for another language or an unknown person
     */
    public void speak(String person, String language) {
        if (!Translations.include(language)) {
            throw new IllegalArgumentException("Languages are en and nl");
        }
        stores.speak(person(person).id(), language);
    }

    /**
     * Search learns of every later write only after this long, by the sandbox's clock; the issue itself changes at once.
     * Zero, at the start, means at once.
     */
    public void searchLag(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("Search cannot be ahead of a write");
        }
        world.sites().forEach(site -> stores.of(site.cloudId()).lag().set(lag));
    }

    /**
     * Makes a scrum project of any size.
     *
     * @param site a cloud id
     * @param key a project key that is not taken on that site
     * @param sprintsPerBoard the last two are future ones, the one before is active, the others are closed
     */
    public Project seed(String site, String key, int issues, int boards, int sprintsPerBoard) {
        return seeder.seed(stores.of(site), key, issues, boards, sprintsPerBoard);
    }

    /** Applies limits. The sandbox starts with {@link Limits#off}. */
    public void limit(Limits limits) {
        limiter.set(limits);
    }

    public Limits limits() {
        return limiter.limits();
    }

    /** Returns the calls to Jira since the start or since {@link #clearUsage}, and their cost in points. */
    public Usage usage() {
        return limiter.usage();
    }

    public void clearUsage() {
        limiter.clearUsage();
    }

    public List<Grant> grants() {
        return grants.all();
    }

    public ActiveFault add(Fault fault) {
        return faults.add(fault);
    }

    public List<ActiveFault> faults() {
        return faults.all();
    }

    /** Ends one fault and releases the requests that wait in it. Returns false when no fault has this id. */
    public boolean clearFault(String id) {
        return faults.clear(id);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Makes all access tokens expire now. Refresh tokens stay valid. */
    public void expireAccessTokens() {
        grants.expireAccessTokens(Optional.empty());
    }

    public void expireAccessTokens(String person) {
        grants.expireAccessTokens(Optional.of(person(person).id()));
    }

    /** Revokes the grant of a person. Returns false when there was none. */
    public boolean revoke(String person) {
        return grants.revoke(person(person).id());
    }

    /** Removes one site from the grant. Returns false when it was not part of it. */
    public boolean forgetSite(String person, String cloudId) {
        return grants.forgetSite(person(person).id(), cloudId);
    }

    /** Sets the error for a dead refresh token: {@code invalid_grant} as documented, or {@code unauthorized_client} as usual. */
    public void refuseAsDocumented(boolean asDocumented) {
        tokenEndpoint.refuseAsDocumented(asDocumented);
    }

    public void advanceClock(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The sandbox's clock goes forward only");
        }
        grants.advanceClock(by);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns the latest requests, the oldest first. */
    public List<RecordedRequest> journal() {
        return journal.all();
    }

    /** Returns the number of requests to this path. */
    public long requests(String method, String path) {
        return journal.all().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .count();
    }

    /** Returns the number of requested refreshes, failed ones included. */
    public long refreshes() {
        return journal.all().stream()
                .filter(request -> request.label().equals("refresh_token"))
                .count();
    }

    /** Shows every request from now on to one watcher, with its query, headers and body, which the journal does not keep. */
    public void watch(Consumer<Request> by) {
        journal.watch(by);
    }

    public void clearJournal() {
        journal.clear();
    }

    private Person person(String id) {
        return world.person(id).orElseThrow(() -> new IllegalArgumentException("Nobody here is called " + id));
    }
}
