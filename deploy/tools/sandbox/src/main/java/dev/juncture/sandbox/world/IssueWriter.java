package dev.juncture.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates the issues of one site. They are the same at each start. */
public final class IssueWriter {
    // The day is fixed, so that a later run gives the same answers.
    private static final Instant LATEST = Instant.parse("2026-11-20T16:00:00Z");

    private final String site;
    private final List<Person> staff;
    private long lastId;

    /** @param lastId the highest id that is already used */
    public IssueWriter(String site, List<Person> staff, long lastId) {
        this.site = site;
        this.staff = staff;
        this.lastId = lastId;
    }

    /** Generates issues of an empty project, numbered from 1. */
    public List<Issue> write(Project project, Theme theme, int count, List<Sprint> sprints) {
        Random random = new Random((site + project.key()).hashCode());
        List<String> summaries = summaries(theme, random);
        Duration step = Duration.ofDays(200).dividedBy(Math.max(1, count));
        SprintPlan plan = SprintPlan.of(sprints, count);
        List<Issue> issues = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Instant created = LATEST.minus(step.multipliedBy(count - number + 1L))
                    .plusSeconds(random.nextInt((int) Math.max(1, step.toSeconds())));
            Instant updated = created.plusSeconds(
                    (long) (Duration.between(created, LATEST).toSeconds() * random.nextDouble()));
            String summary = summaries.get((number - 1) % summaries.size());
            summary = number > summaries.size() ? summary + " (" + number + ")" : summary;
            Map<String, Object> values = values(project.workflow(), theme, summary, (double) number / count, random);
            long firstId = lastId - number + 2;
            if (project.workflow().equals("scrum")) {
                arrange(values, number, firstId, count);
            }
            details(values, number, updated);
            plan.assign(values, number);
            issues.add(new Issue(
                    ++lastId,
                    project.id(),
                    project.key() + "-" + number,
                    number,
                    (Person) values.get("reporter"),
                    created,
                    updated,
                    values));
        }
        return issues;
    }

    private Map<String, Object> values(String workflow, Theme theme, String summary, double youth, Random random) {
        Map<String, Object> values = new HashMap<>();
        values.put("summary", summary);
        if (random.nextInt(4) != 0) {
            String finder = pick(staff, random).name();
            values.put("description", Document.of(summary + ". Found by " + finder + "; details in the comments."));
        }
        values.put("issuetype", type(workflow, random));
        values.put("status", status(workflow, random, youth));
        if (random.nextInt(6) != 0) {
            values.put("priority", pick(priorities(), random));
        }
        if (random.nextInt(5) != 0) {
            values.put("assignee", pick(staff, random));
        }
        values.put("reporter", pick(staff, random));
        if (random.nextInt(3) == 0) {
            values.put("labels", List.of(pick(theme.labels(), random)));
        }
        return values;
    }

    /** The first two issues of a scrum project are epics, the fifth and the sixth are parts of the fourth. */
    private static void arrange(Map<String, Object> values, int number, long firstId, int count) {
        if (count < 6) {
            return;
        }
        if (number <= 2) {
            values.put("issuetype", IssueType.EPIC);
        } else if (number == 5 || number == 6) {
            values.put("issuetype", IssueType.SUBTASK);
            values.put("parent", firstId + 3);
        } else if (number % 3 == 0) {
            values.put("parent", firstId + number % 2);
        }
    }

    private static void details(Map<String, Object> values, int number, Instant updated) {
        IssueType type = (IssueType) values.get("issuetype");
        if (type == IssueType.STORY) {
            values.put("customfield_10016", List.of(1.0, 2.0, 3.0, 5.0, 8.0).get(number % 5));
        }
        if (type == IssueType.BUG) {
            values.put("customfield_10030", Option.SEVERITIES.get(number % Option.SEVERITIES.size()));
        }
        if (number % 7 == 0) {
            values.put("timetracking", new TimeTracking(57_600, 28_800, 14_400));
        }
        if (values.get("status") == Status.DONE) {
            values.put("resolutiondate", updated);
        }
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
