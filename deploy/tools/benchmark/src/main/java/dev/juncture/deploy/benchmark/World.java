package dev.juncture.deploy.benchmark;

import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.world.Site;
import java.util.List;

/** What is in the sandbox's Jira: on every site the projects of the table, on the first one the large ones too. */
final class World {
    static final String PERSON = "grace";

    static final String TICKETS = "TICKETS";
    static final int TICKETS_COUNT = 500;
    static final String SPRINTS = "SPRINTS";
    static final int BOARDS = 10;
    static final int SPRINTS_PER_BOARD = 120;
    static final String NEW = "NEW";
    static final String LARGE = "LARGE";
    static final int LARGE_COUNT = 5_000;
    static final String LARGEST = "LARGEST";
    static final int LARGEST_COUNT = 20_000;

    private World() {}

    /** @return the sites, by cloud id */
    static List<String> build(SandboxControl sandbox) {
        List<String> sites = sandbox.sitesOf(PERSON).stream()
                .filter(Site::hasJira)
                .map(Site::cloudId)
                .toList();
        for (String site : sites) {
            sandbox.seed(site, TICKETS, TICKETS_COUNT, 0, 0);
            sandbox.seed(site, SPRINTS, 0, BOARDS, SPRINTS_PER_BOARD);
            sandbox.seed(site, NEW, 0, 0, 0);
        }
        sandbox.seed(sites.get(0), LARGE, LARGE_COUNT, 0, 0);
        sandbox.seed(sites.get(0), LARGEST, LARGEST_COUNT, 0, 0);
        return sites;
    }
}
