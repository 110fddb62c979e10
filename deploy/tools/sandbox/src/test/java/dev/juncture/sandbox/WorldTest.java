package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = World.load();

    @Test
    void isTheSameOnEveryStart() {
        assertThat(World.load().sites()).isEqualTo(world.sites());
        assertThat(World.load().people()).isEqualTo(world.people());
    }

    @Test
    void givesPeopleSharedSites() {
        assertThat(world.sitesOf(world.person("ada").orElseThrow())).hasSize(1);
        assertThat(world.sitesOf(world.person("grace").orElseThrow())).hasSize(9);
        assertThat(world.sitesOf(world.person("linus").orElseThrow())).hasSize(3);
        assertThat(world.people()).allMatch(person -> person.sites().contains(TestClient.HARBOR_PINE));
    }

    @Test
    void hasRealisticIssues() {
        for (Site site : world.sites()) {
            for (Project project : site.projects()) {
                assertThat(project.issues()).extracting(Issue::summary).doesNotHaveDuplicates();
                assertThat(project.issues()).allSatisfy(issue -> {
                    assertThat(issue.updated()).isAfterOrEqualTo(issue.created());
                    assertThat(issue.key()).startsWith(project.key() + "-");
                });
            }
            assertThat(site.projects().stream().flatMap(project -> project.issues().stream()))
                    .extracting(Issue::id)
                    .doesNotHaveDuplicates();
        }
    }
}
