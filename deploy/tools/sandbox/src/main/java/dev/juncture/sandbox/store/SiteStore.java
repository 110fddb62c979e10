package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.Sprint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The current state of one site. Reads take no lock; only one write runs at a time. */
public final class SiteStore {
    private final Site site;
    private final Clock clock;
    private final IssueIndex index = new IssueIndex();
    private final Details details = new Details();
    private final Activity activity = new Activity();
    private final SearchLag lag;
    private final List<Project> projects;
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final ConcurrentSkipListMap<Long, Board> boards = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Sprint> sprints = new ConcurrentSkipListMap<>();
    private volatile long version;

    SiteStore(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
        this.lag = new SearchLag(clock);
        this.projects = new CopyOnWriteArrayList<>();
        for (Project project : site.projects()) {
            add(project);
            FirstComments.write(project.issues(), details);
        }
    }

    /** Adds a project with its issues, boards and sprints. */
    synchronized void add(Project project) {
        // What is in it lives in the index from now on, and changes there.
        projects.add(project.with(List.of(), List.of(), List.of()));
        project.boards().forEach(board -> boards.put(board.id(), board));
        project.sprints().forEach(sprint -> sprints.put(sprint.id(), sprint));
        for (Issue issue : project.issues()) {
            index.put(issue);
            lastNumbers.merge(issue.projectId(), issue.number(), Math::max);
        }
        version++;
    }

    public Site site() {
        return site;
    }

    /** Returns a number that increases with each write. */
    public long version() {
        return version;
    }

    public SearchLag lag() {
        return lag;
    }

    /** Returns properties, comments and attachments of issues. */
    public Details details() {
        return details;
    }

    /** Returns changes, worklogs, links and watchers of issues. */
    public Activity activity() {
        return activity;
    }

    /** Jira stores times in milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public List<Project> projects() {
        return projects;
    }

    public Optional<Project> project(String idOrKey) {
        return projects.stream()
                .filter(project -> project.id().equals(idOrKey) || project.key().equalsIgnoreCase(idOrKey))
                .findFirst();
    }

    public Project projectOf(Issue issue) {
        return project(issue.projectId()).orElseThrow();
    }

    public int issueCount(Project project) {
        return index.places(project.id()).size();
    }

    /** Returns the current issue, also when search still shows an older one. */
    public Optional<Issue> issue(String idOrKey) {
        return index.find(idOrKey);
    }

    public Optional<Issue> issue(long id) {
        return index.get(id);
    }

    public List<Issue> subtasks(Issue issue) {
        return index.under(issue.id()).stream()
                .filter(child -> child.type().subtask())
                .toList();
    }

    public List<Issue> inSprint(long sprint) {
        return index.inSprint(sprint);
    }

    /** Returns the issues as search shows them, but the issues with these ids in their current state. */
    public Searchable searchable(List<Long> reconciled) {
        return new Searchable(index, lag.stale(reconciled));
    }

    public synchronized Issue create(Project project, Person creator, Map<String, Object> values) {
        int number = lastNumbers.merge(project.id(), 1, Integer::sum);
        Instant now = now();
        String key = project.key() + "-" + number;
        Issue issue = new Issue(index.highestId() + 1, project.id(), key, number, creator, now, now, values);
        write(issue.id(), Optional.empty(), Optional.of(issue));
        return issue;
    }

    /** Returns empty when the issue no longer exists. */
    public synchronized Optional<Issue> update(long id, Map<String, ? extends @Nullable Object> changes) {
        Optional<Issue> before = index.get(id);
        Optional<Issue> after = before.map(issue -> issue.with(changes, now()));
        after.ifPresent(issue -> write(id, before, after));
        return after;
    }

    /** Also records the change in the history of the issue. */
    public synchronized Optional<Issue> update(
            long id, Map<String, ? extends @Nullable Object> changes, Person author) {
        Optional<Issue> before = index.get(id);
        Optional<Issue> after = update(id, changes);
        after.ifPresent(issue -> activity.record(before.orElseThrow(), issue, author, issue.updated()));
        return after;
    }

    public synchronized boolean delete(long id) {
        Optional<Issue> before = index.get(id);
        before.ifPresent(issue -> write(id, before, Optional.empty()));
        details.forget(id);
        activity.forget(id);
        return before.isPresent();
    }

    public List<Board> boards() {
        return List.copyOf(boards.values());
    }

    public Optional<Board> board(long id) {
        return Optional.ofNullable(boards.get(id));
    }

    long highestIssueId() {
        return index.highestId();
    }

    long highestBoardId() {
        return boards.isEmpty() ? 0 : boards.lastKey();
    }

    long highestSprintId() {
        return sprints.isEmpty() ? 0 : sprints.lastKey();
    }

    public List<Sprint> sprints() {
        return List.copyOf(sprints.values());
    }

    public Optional<Sprint> sprint(long id) {
        return Optional.ofNullable(sprints.get(id));
    }

    /** @param withId creates the sprint; its argument is the next free id */
    public synchronized Sprint addSprint(LongFunction<Sprint> withId) {
        Sprint sprint = withId.apply(highestSprintId() + 1);
        put(sprint);
        return sprint;
    }

    public synchronized void put(Sprint sprint) {
        sprints.put(sprint.id(), sprint);
        version++;
    }

    /** Its issues go back to their earlier sprint or to the backlog. */
    public synchronized void deleteSprint(long id) {
        sprints.remove(id);
        for (Issue issue : index.inSprint(id)) {
            List<Long> left =
                    issue.sprints().stream().filter(sprint -> sprint != id).toList();
            update(issue.id(), change("customfield_10020", left.isEmpty() ? null : left));
        }
        version++;
    }

    private static Map<String, @Nullable Object> change(String field, @Nullable Object value) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(field, value);
        return change;
    }

    private void write(long id, Optional<Issue> before, Optional<Issue> after) {
        lag.note(id, before);
        after.ifPresentOrElse(index::put, () -> index.remove(before.orElseThrow()));
        version++;
    }
}
