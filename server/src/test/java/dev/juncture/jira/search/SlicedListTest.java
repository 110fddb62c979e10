package dev.juncture.jira.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.resilience.TestSites;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedListTest {
    private static final String PROJECT = "project = \"EX\"";
    private static final SlicedList.Sizes SMALL = new SlicedList.Sizes(4, 3, 12);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** Zones with gaps and overlaps of an hour and of half an hour, and one in which a whole day is missing. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Stockholm",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Pacific/Kiritimati");

    private static final List<Instant> CHANGES_OF_CLOCKS = List.of(
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-03-08T07:00:00Z"),
            Instant.parse("2026-11-01T06:00:00Z"),
            Instant.parse("2026-04-04T15:00:00Z"),
            Instant.parse("2026-10-03T15:30:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"));

    private final ParallelCalls parallel = TestSites.usual().parallel("site");

    @Property(tries = 500, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void returnsTheSameAsPageAfterPageForAnyProject(@ForAll long seed) {
        SearchModel model = project(new Random(seed));
        List<Ticket> plain = searches(model)
                .list(PROJECT + " ORDER BY created DESC", SMALL.page(), null)
                .readAll();
        assertThat(read(model, SMALL)).isEqualTo(plain);
    }

    @Property(tries = 500, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
    void missesNoIssueThatExistsDuringAllReads(@ForAll long seed) {
        Random random = new Random(seed);
        SearchModel model = project(random);
        Set<String> atStart = model.ever();
        model.changeDuringReads(random, random.nextInt(8));

        List<Ticket> tickets = read(model, SMALL);

        List<String> ids = tickets.stream().map(Ticket::id).toList();
        assertThat(ids).doesNotHaveDuplicates().containsAll(model.always(atStart));
        assertThat(model.ever()).containsAll(ids);
        assertThat(tickets.stream().map(CreationTime::instantOf).toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void cutsALargeListAndReadsFewIssuesTwice() {
        SearchModel model = evenProject(5000);
        assertThat(read(model, SlicedList.Sizes.USUAL)).hasSize(5000);
        assertThat(model.queries())
                .hasSizeBetween(60, 70)
                .filteredOn(jql -> jql.contains("created <"))
                .hasSizeBetween(58, 62);
        assertThat(model.issuesReturned()).isBetween(5001, 5050);
    }

    @Test
    void readsASmallListPageAfterPage() {
        SearchModel model = evenProject(500);
        assertThat(read(model, SlicedList.Sizes.USUAL)).hasSize(500);
        // The search for the oldest issue may be cancelled once the list proves to be small.
        assertThat(model.queries()).hasSizeBetween(6, 7).noneMatch(jql -> jql.contains("created <"));
        assertThat(model.issuesReturned()).isBetween(500, 501);
    }

    @Test
    void sendsOneQueryForAListOfOnePage() {
        SearchModel model = evenProject(100);
        assertThat(read(model, SlicedList.Sizes.USUAL)).hasSize(100);
        assertThat(model.queries()).hasSize(1);
    }

    @Test
    void cutsASliceAgainWhenItHasMostIssues() {
        SearchModel model = evenProject(1000);
        Instant busy = START.plus(Duration.ofDays(20));
        LongStream.range(0, 4000).forEach(number -> model.add(busy.plusSeconds(number * 20)));
        assertThat(read(model, SlicedList.Sizes.USUAL)).hasSize(5000);
        long pages = model.queries().stream()
                .filter(jql -> jql.contains("created <"))
                .distinct()
                .count();
        assertThat(pages).as("slices").isGreaterThan(50);
        assertThat(model.queries()).as("calls").hasSizeLessThan(150);
        assertThat(model.issuesReturned()).isLessThan(5600);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsPageAfterPageWhenALimitIsNear(int announcedWithPage) {
        SearchModel model = evenProject(5000);
        TestSites near = TestSites.usual();
        AtomicInteger pages = new AtomicInteger();
        TicketQuery searches = new TicketQuery(
                query -> {
                    if (query.jql().endsWith("DESC") && pages.incrementAndGet() == announcedWithPage) {
                        near.nearLimit("site");
                    }
                    return model.search(query);
                },
                model::count,
                List.of());
        assertThat(new SlicedList(searches, near.parallel("site"), PROJECT, SlicedList.Sizes.USUAL).read())
                .hasSize(5000);
        assertThat(pages).hasValue(50);
        assertThat(model.queries()).noneMatch(jql -> jql.contains("created <"));
    }

    @Test
    void doesNotCutASliceAgainWhenALimitIsNear() {
        SearchModel model = evenProject(1000);
        Instant busy = START.plus(Duration.ofDays(20));
        LongStream.range(0, 4000).forEach(number -> model.add(busy.plusSeconds(number * 20)));
        TestSites near = TestSites.usual();
        TicketQuery searches = new TicketQuery(
                query -> {
                    if (query.jql().contains("created <")) {
                        near.nearLimit("site");
                    }
                    return model.search(query);
                },
                model::count,
                List.of());
        assertThat(new SlicedList(searches, near.parallel("site"), PROJECT, SlicedList.Sizes.USUAL).read())
                .hasSize(5000);
        assertThat(model.queries().stream()
                        .filter(jql -> jql.contains("created <"))
                        .distinct())
                .as("slices")
                .hasSizeBetween(55, 62);
    }

    @Test
    void readsPageAfterPageWhenItCannotFindSlices() {
        SearchModel model = evenProject(2000);
        TicketQuery noCount = new TicketQuery(
                model::search,
                jql -> {
                    throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Not now.");
                },
                List.of());
        TicketQuery noOldest = new TicketQuery(
                query -> {
                    if (query.jql().endsWith("ASC")) {
                        throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Not now.");
                    }
                    return model.search(query);
                },
                model::count,
                List.of());
        for (TicketQuery searches : List.of(noCount, noOldest)) {
            assertThat(new SlicedList(searches, parallel, PROJECT, SlicedList.Sizes.USUAL).read())
                    .hasSize(2000);
        }
        assertThat(model.queries()).noneMatch(jql -> jql.contains("created <"));
    }

    @Test
    void failsWhenASliceFails() {
        SearchModel model = evenProject(2000);
        ApiException failure = new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Not now.");
        TicketQuery searches = new TicketQuery(
                query -> {
                    if (query.jql().contains("created >=")) {
                        throw failure;
                    }
                    return model.search(query);
                },
                model::count,
                List.of());
        assertThatThrownBy(() -> new SlicedList(searches, parallel, PROJECT, SlicedList.Sizes.USUAL).read())
                .isSameAs(failure);
    }

    @Test
    void sendsRecentWritesWithEveryQuery() {
        SearchModel model = evenProject(2000);
        List<Long> written = List.of(7L);
        TicketQuery searches = new TicketQuery(
                query -> {
                    assertThat(query.reconcileIssues()).isEqualTo(written);
                    return model.search(query);
                },
                model::count,
                written);
        assertThat(new SlicedList(searches, parallel, PROJECT, SlicedList.Sizes.USUAL).read())
                .hasSize(2000);
    }

    private List<Ticket> read(SearchModel model, SlicedList.Sizes sizes) {
        return new SlicedList(searches(model), parallel, PROJECT, sizes).read();
    }

    private static TicketQuery searches(SearchModel model) {
        return new TicketQuery(model::search, model::count, List.of());
    }

    private static SearchModel evenProject(int issues) {
        SearchModel model = new SearchModel(ZoneOffset.UTC, ZoneOffset.UTC);
        LongStream.range(0, issues)
                .forEach(number -> model.add(
                        START.plus(Duration.ofDays(200).multipliedBy(number).dividedBy(issues))));
        return model;
    }

    /** Makes up to 120 issues around changes of clocks: in clusters, from seconds to years apart. */
    private static SearchModel project(Random random) {
        ZoneId literals = zone(random);
        // Jira writes times in the zone in which it reads them, but nothing may depend on that.
        SearchModel model = new SearchModel(literals, random.nextInt(4) == 0 ? zone(random) : literals);
        int issues = random.nextInt(120);
        long[] spans = {1, 30, 600, 7200, 86_400, 86_400L * 30, 86_400L * 2000};
        Instant centre = CHANGES_OF_CLOCKS.get(random.nextInt(CHANGES_OF_CLOCKS.size()));
        long spread = spans[random.nextInt(spans.length)];
        while (issues > 0) {
            int cluster = Math.min(issues, 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
            Instant start = centre.plusSeconds((long) (spread * (random.nextDouble() - 0.5)));
            long width = 1 + (long) (spans[random.nextInt(spans.length)] * random.nextDouble());
            for (int i = 0; i < cluster; i++) {
                // Equal times are common, and each second of a minute occurs.
                model.add(start.plusSeconds(random.nextLong(width)));
            }
            issues -= cluster;
        }
        return model;
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }
}
