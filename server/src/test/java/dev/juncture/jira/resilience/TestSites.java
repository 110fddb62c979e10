package dev.juncture.jira.resilience;

import dev.juncture.testing.TestSleeper;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** The rules for calls to sites, with other settings than the application's. Time passes as {@link TestSleeper} says. */
public final class TestSites {
    private final CallSettings settings;
    private final SiteRegistry registry;
    private final SiteThreads threads;

    /**
     * @param budget the time for the calls of one request, for example {@code 25s}
     * @param concurrency calls to one site at the same time, the caller's own call included
     */
    public TestSites(String budget, int concurrency) {
        settings = new CallSettings(budget, String.valueOf(concurrency));
        registry = new SiteRegistry(TestSleeper.INSTANCE, settings);
        threads = new SiteThreads(settings, registry, new MockEnvironment());
    }

    /** Returns sites with the default settings. */
    public static TestSites usual() {
        return new TestSites("25s", 24);
    }

    public SiteRegistry registry() {
        return registry;
    }

    public ParallelCalls parallel(String siteId) {
        return new ParallelCalls(siteId, threads);
    }

    /** Returns the way to these sites. It shares the rate limits of an application. */
    public ResilientCalls calls(BeanFactory application) {
        return new ResilientCalls(registry, application.getBean(RateLimits.class), TestSleeper.INSTANCE, settings);
    }

    /** Has the same effect as an answer of Jira that announces a rate limit. */
    public void nearLimit(String siteId) {
        registry.get(siteId).bulkhead().nearLimit();
    }
}
