package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.limit.Usage;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The content and the cost of long lists, against the sandbox. The person's time zone is not UTC. */
class LargeProjectsTest {
    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
        String site = browser.connect("large", "grace");
        juncture.sandbox().control().seed(site, "LARGE", 5000, 1, 0);
        juncture.sandbox().control().seed(site, "MIDDLE", 500, 1, 0);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    @Test
    void returnsALargeProjectAsAWholeAsInPages() {
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        while (!cursor.equals("null")) {
            JsonNode page = tickets("LARGE", "&limit=1000&cursor=" + Browser.encode(cursor));
            assertThat(page.path("total").asInt()).isEqualTo(5000);
            assertThat(page.path("tickets").size()).isBetween(1, 1000);
            page.path("tickets").forEach(paged::add);
            cursor = page.path("next_cursor").asString("null");
        }
        List<JsonNode> atOnce = new ArrayList<>();
        tickets("LARGE", "").path("tickets").forEach(atOnce::add);
        assertThat(atOnce).hasSize(5000).isEqualTo(paged);
    }

    @Test
    void costsLittleMoreThanTheTicketsOfALargeProject() {
        Usage usage = usageOf("LARGE");
        assertThat(usage.calls()).isLessThan(80);
        assertThat(usage.points()).isLessThan(Math.round(1.03 * (5000 + 50)));
    }

    @Test
    void costsFivePerCentMoreAtMostForFiveHundredTickets() {
        assertThat(usageOf("MIDDLE").points()).isBetween(505L, 530L);
    }

    private static Usage usageOf(String project) {
        juncture.sandbox().control().clearUsage();
        tickets(project, "");
        return juncture.sandbox().control().usage();
    }

    private static JsonNode tickets(String project, String more) {
        Browser.Answer answer =
                browser.backend("jira/get-tickets-for-project?external_id=large&project_id=" + project + more);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
