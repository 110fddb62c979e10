package dev.juncture.sandbox.world;

import dev.juncture.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody and everything there is. */
public final class World {
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();

    record Source(List<Person> people, List<Colleague> colleagues, List<SiteSource> sites, Map<String, Theme> themes) {}

    record Colleague(String id, String name) {}

    record SiteSource(
            String cloudId,
            String slug,
            String name,
            String about,
            List<String> products,
            List<ProjectSource> projects) {}

    record ProjectSource(
            String key, String name, String description, String workflow, String theme, String lead, int issues) {}

    public static World load() {
        try (InputStream json = World.class.getResourceAsStream("/dev/juncture/sandbox/world.json")) {
            return new World(Json.MAPPER.readValue(json, Source.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private World(Source source) {
        source.people().forEach(person -> people.put(person.id(), person));
        List<Person> staff = new ArrayList<>(source.people());
        source.colleagues().forEach(colleague -> staff.add(asPerson(colleague)));
        for (SiteSource site : source.sites()) {
            IssueWriter writer = new IssueWriter(site.slug(), staffOf(site, staff));
            List<Project> projects = new ArrayList<>();
            for (ProjectSource project : site.projects()) {
                projects.add(project(project, 10_000 + projects.size(), source, writer, staff));
            }
            sites.put(
                    site.cloudId(),
                    new Site(site.cloudId(), site.slug(), site.name(), site.about(), site.products(), projects));
        }
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

    /** The sites that this person may enter. */
    public List<Site> sitesOf(Person person) {
        return person.sites().stream().map(sites::get).toList();
    }

    private static Project project(
            ProjectSource project, int id, Source source, IssueWriter writer, List<Person> staff) {
        Person lead = staff.stream()
                .filter(person -> person.id().equals(project.lead()))
                .findFirst()
                .orElseThrow();
        Theme theme = source.themes().get(project.theme());
        return new Project(
                String.valueOf(id),
                project.key(),
                project.name(),
                project.description(),
                project.workflow().equals("business") ? "business" : "software",
                project.workflow(),
                lead,
                writer.write(project.key(), project.workflow(), theme, project.issues()));
    }

    /** Colleagues work everywhere; those who can sign in only where they have a site. */
    private static List<Person> staffOf(SiteSource site, List<Person> staff) {
        return staff.stream()
                .filter(person -> person.sites().isEmpty() || person.sites().contains(site.cloudId()))
                .toList();
    }

    private static Person asPerson(Colleague colleague) {
        String accountId = "712020:5b10ac8d-0000-4000-8000-"
                + String.format("%012x", colleague.id().hashCode() & 0xffffffffL);
        return new Person(colleague.id(), accountId, colleague.name(), "", ZoneId.of("UTC"), "en-GB", "", List.of());
    }
}
