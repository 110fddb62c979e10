package dev.juncture.sandbox.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All people, sites, projects and issues at the start. */
public final class World {
    private static final int FIRST_ID = 10_000;
    private static final int SPRINTS = 9;
    private static final int LARGE = 200;

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, Theme> themes;

    record Source(
            List<Person> people,
            List<Colleague> colleagues,
            List<Colleague> formerColleagues,
            List<SiteSource> sites,
            Map<String, Theme> themes) {}

    record Colleague(String id, String name) {}

    record SiteSource(
            String cloudId,
            String slug,
            String name,
            String about,
            List<String> products,
            List<ProjectSource> projects) {}

    record ProjectSource(
            String key,
            String name,
            String description,
            String workflow,
            @Nullable String board,
            String theme,
            String lead,
            int issues) {}

    private record Writers(IssueWriter issues, BoardWriter boards) {}

    public static World load() {
        try (InputStream json = World.class.getResourceAsStream("/dev/juncture/sandbox/world.json")) {
            return new World(JsonMapper.shared().readValue(json, Source.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private World(Source source) {
        this.themes = source.themes();
        source.people().forEach(person -> people.put(person.id(), person));
        List<Person> staff = new ArrayList<>(source.people());
        source.colleagues().forEach(colleague -> staff.add(asPerson(colleague, false)));
        List<Person> former = source.formerColleagues().stream()
                .map(colleague -> asPerson(colleague, true))
                .toList();
        source.sites().forEach(site -> sites.put(site.cloudId(), site(site, source, staff, former)));
    }

    private static Site site(SiteSource source, Source all, List<Person> staff, List<Person> former) {
        List<Person> here = staffOf(source.cloudId(), staff);
        List<Person> known = new ArrayList<>(here);
        known.addAll(former);
        Site empty = new Site(
                source.cloudId(), source.slug(), source.name(), source.about(), source.products(), List.of(), known);
        Writers writers = new Writers(new IssueWriter(source.slug(), here, FIRST_ID), new BoardWriter(0, 0));
        List<Project> projects = new ArrayList<>();
        for (ProjectSource project : source.projects()) {
            projects.add(project(project, FIRST_ID + projects.size(), empty, writers, all.themes()));
        }
        return empty.with(projects);
    }

    public List<Person> people() {
        return List.copyOf(people.values());
    }

    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public List<Site> sites() {
        return List.copyOf(sites.values());
    }

    public Optional<Site> site(String cloudId) {
        return Optional.ofNullable(sites.get(cloudId));
    }

    /** Returns the texts for invented issues, by a name such as {@code platform}. */
    public Theme theme(String name) {
        return Optional.ofNullable(themes.get(name)).orElseThrow();
    }

    /** Returns the sites to which this person has access. */
    public List<Site> sitesOf(Person person) {
        return person.sites().stream().map(sites::get).toList();
    }

    private static Project project(
            ProjectSource source, int id, Site site, Writers writers, Map<String, Theme> themes) {
        Person lead = site.people().stream()
                .filter(person -> person.id().equals(source.lead()))
                .findFirst()
                .orElseThrow();
        String board = Optional.ofNullable(source.board()).orElse(source.workflow());
        Project empty = new Project(
                String.valueOf(id),
                source.key(),
                source.name(),
                source.description(),
                source.workflow().equals("business") ? "business" : "software",
                source.workflow(),
                board.equals("simple"),
                lead,
                List.of(),
                List.of(),
                List.of());
        List<Board> boards = writers.boards().boards(empty, board, source.issues() > LARGE);
        List<Sprint> sprints = boards.stream()
                .flatMap(each -> writers.boards().sprints(each, SPRINTS).stream())
                .toList();
        List<Issue> issues = writers.issues().write(empty, themes.get(source.theme()), source.issues(), sprints);
        return empty.with(issues, boards, sprints);
    }

    /** Colleagues work on all sites. People who can sign in work only on their own sites. */
    private static List<Person> staffOf(String cloudId, List<Person> staff) {
        return staff.stream()
                .filter(person -> person.sites().isEmpty() || person.sites().contains(cloudId))
                .toList();
    }

    private static Person asPerson(Colleague colleague, boolean former) {
        String accountId = "712020:5b10ac8d-0000-4000-8000-"
                + String.format("%012x", colleague.id().hashCode() & 0xffffffffL);
        return new Person(
                colleague.id(), accountId, colleague.name(), "", ZoneId.of("UTC"), "en-GB", "", List.of(), former);
    }
}
