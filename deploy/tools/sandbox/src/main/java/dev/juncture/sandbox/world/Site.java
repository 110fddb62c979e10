package dev.juncture.sandbox.world;

import java.util.List;
import java.util.Optional;

/**
 * A company's site.
 *
 * @param slug its name in addresses
 * @param products {@code jira}, {@code confluence}, or both
 * @param people everybody with an account there, those who left included
 */
public record Site(
        String cloudId,
        String slug,
        String name,
        String about,
        List<String> products,
        List<Project> projects,
        List<Person> people) {

    public Site {
        people = List.copyOf(people);
        products = List.copyOf(products);
        projects = List.copyOf(projects);
    }

    /** Uses the reserved domain {@code .example}, so that it is never the site of a real company. */
    public String url() {
        return "https://" + slug + ".atlassian.example";
    }

    public boolean hasJira() {
        return products.contains("jira");
    }

    public boolean hasConfluence() {
        return products.contains("confluence");
    }

    public Optional<Project> project(String idOrKey) {
        return projects.stream()
                .filter(project -> project.id().equals(idOrKey) || project.key().equalsIgnoreCase(idOrKey))
                .findFirst();
    }

    public Optional<Person> person(String accountId) {
        return people.stream()
                .filter(person -> person.accountId().equals(accountId))
                .findFirst();
    }

    Site with(List<Project> projects) {
        return new Site(cloudId, slug, name, about, products, projects, people);
    }
}
