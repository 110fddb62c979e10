package dev.juncture.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes the issues of one site, the same ones every time. */
final class IssueWriter {
    // A fixed day, so that two runs a month apart still give the same answers.
    private static final Instant LATEST = Instant.parse("2026-11-20T16:00:00Z");

    private final String site;
    private final List<Person> staff;
    private int lastId = 10_000;

    IssueWriter(String site, List<Person> staff) {
        this.site = site;
        this.staff = staff;
    }

    List<Issue> write(String projectKey, String workflow, Theme theme, int count) {
        Random random = new Random((site + projectKey).hashCode());
        List<String> summaries = summaries(theme, random);
        Duration step = Duration.ofDays(200).dividedBy(Math.max(1, count));
        List<Issue> issues = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String summary = summaries.get((number - 1) % summaries.size());
            Instant created = LATEST.minus(step.multipliedBy(count - number + 1L))
                    .plusSeconds(random.nextInt((int) step.toSeconds()));
            Instant updated = created.plusSeconds(
                    (long) (Duration.between(created, LATEST).toSeconds() * random.nextDouble()));
            issues.add(new Issue(
                    String.valueOf(++lastId),
                    projectKey + "-" + number,
                    summary,
                    random.nextInt(4) == 0
                            ? ""
                            : summary + ". Found by " + pick(staff, random).name() + "; details in the comments.",
                    type(workflow, random),
                    status(workflow, random, (double) number / count),
                    random.nextInt(6) == 0 ? Optional.empty() : Optional.of(pick(priorities(), random)),
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of(pick(staff, random)),
                    pick(staff, random),
                    random.nextInt(3) == 0 ? List.of(pick(theme.labels(), random)) : List.of(),
                    created,
                    updated));
        }
        return issues;
    }

    private static List<String> summaries(Theme theme, Random random) {
        List<String> summaries = new ArrayList<>();
        for (String subject : theme.subjects()) {
            for (String matter : theme.matters()) {
                summaries.add(subject + " " + matter);
            }
        }
        Collections.shuffle(summaries, random);
        return summaries;
    }

    private static IssueType type(String workflow, Random random) {
        if (workflow.equals("business")) {
            return IssueType.TASK;
        }
        int die = random.nextInt(10);
        return die < 5 ? IssueType.STORY : die < 8 ? IssueType.BUG : IssueType.TASK;
    }

    /** Old issues are mostly done and young ones mostly are not. */
    private static Status status(String workflow, Random random, double youth) {
        if (random.nextDouble() > youth) {
            return Status.DONE;
        }
        int die = random.nextInt(5);
        return die < 3 ? Status.TO_DO : die == 3 || workflow.equals("business") ? Status.IN_PROGRESS : Status.IN_REVIEW;
    }

    /** Weighted: most are medium. */
    private static List<Priority> priorities() {
        return List.of(
                Priority.MEDIUM,
                Priority.MEDIUM,
                Priority.MEDIUM,
                Priority.HIGH,
                Priority.HIGH,
                Priority.LOW,
                Priority.HIGHEST,
                Priority.LOWEST);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
