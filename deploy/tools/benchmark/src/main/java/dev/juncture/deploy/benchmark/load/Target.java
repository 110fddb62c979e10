package dev.juncture.deploy.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The time and the points that a single request may need.
 *
 * @param runs the number of times that the request is sent
 * @param median the longest allowed median; empty if there is no limit
 * @param plainPoints the points that reading page after page costs
 */
record Target(ApiRequest request, int runs, Optional<Duration> median, int plainPoints) {
    /** All targets, the smallest first. */
    static final List<Target> ALL = List.of(
            tickets(ApiRequest.TICKETS, 20, TestData.TICKETS_COUNT, Optional.of(Duration.ofMillis(300))),
            sprints(20, Duration.ofMillis(220)),
            tickets(
                    ApiRequest.tickets("tickets of 5,000", TestData.LARGE, TestData.LARGE_COUNT),
                    10,
                    TestData.LARGE_COUNT,
                    Optional.of(Duration.ofSeconds(1))),
            tickets(
                    ApiRequest.tickets("tickets of 20,000", TestData.LARGEST, TestData.LARGEST_COUNT),
                    3,
                    TestData.LARGEST_COUNT,
                    Optional.empty()));

    /** The factor by which a faster way may cost more points than reading page after page. */
    static final double MOST_POINTS = 1.05;

    private static final int TICKET_PAGE = 100;
    private static final int SPRINT_PAGE = 50;

    private static Target tickets(ApiRequest request, int runs, int count, Optional<Duration> median) {
        return new Target(request, runs, median, count + pages(count, TICKET_PAGE));
    }

    private static Target sprints(int runs, Duration median) {
        int board = TestData.SPRINTS_PER_BOARD + pages(TestData.SPRINTS_PER_BOARD, SPRINT_PAGE);
        int boards = TestData.BOARDS + pages(TestData.BOARDS, SPRINT_PAGE);
        return new Target(ApiRequest.SPRINTS, runs, Optional.of(median), boards + TestData.BOARDS * board);
    }

    Target once() {
        return new Target(request, 1, median, plainPoints);
    }

    boolean isFast(Measurement measured) {
        return median.map(most -> measured.times().percentile(0.5) <= most.toMillis())
                .orElse(true);
    }

    boolean isThrifty(Measurement measured) {
        return measured.points() <= MOST_POINTS * plainPoints;
    }

    private static int pages(int count, int size) {
        return (count + size - 1) / size;
    }
}
