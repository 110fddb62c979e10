package dev.juncture.deploy.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a single request may take and cost.
 *
 * @param runs how often it is asked
 * @param median empty where none is set
 * @param plainPoints what the plain way costs: page after page
 */
record Target(Question question, int runs, Optional<Duration> median, int plainPoints) {
    /** Smallest first. */
    static final List<Target> ALL = List.of(
            tickets(Question.TICKETS, 20, World.TICKETS_COUNT, Optional.of(Duration.ofMillis(300))),
            sprints(20, Duration.ofMillis(220)),
            tickets(
                    Question.tickets("tickets of 5,000", World.LARGE, World.LARGE_COUNT),
                    10,
                    World.LARGE_COUNT,
                    Optional.of(Duration.ofSeconds(1))),
            tickets(
                    Question.tickets("tickets of 20,000", World.LARGEST, World.LARGEST_COUNT),
                    3,
                    World.LARGEST_COUNT,
                    Optional.empty()));

    /** How many times the plain way's points a faster way may cost. */
    static final double MOST_POINTS = 1.05;

    private static final int TICKET_PAGE = 100;
    private static final int SPRINT_PAGE = 50;

    private static Target tickets(Question question, int runs, int count, Optional<Duration> median) {
        return new Target(question, runs, median, count + pages(count, TICKET_PAGE));
    }

    private static Target sprints(int runs, Duration median) {
        int board = World.SPRINTS_PER_BOARD + pages(World.SPRINTS_PER_BOARD, SPRINT_PAGE);
        int boards = World.BOARDS + pages(World.BOARDS, SPRINT_PAGE);
        return new Target(Question.SPRINTS, runs, Optional.of(median), boards + World.BOARDS * board);
    }

    Target once() {
        return new Target(question, 1, median, plainPoints);
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
