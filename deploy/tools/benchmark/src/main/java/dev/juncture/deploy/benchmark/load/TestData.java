package dev.juncture.deploy.benchmark.load;

import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.world.Site;
import java.util.List;

/** The content of the sandbox's Jira. Each site has the small projects, the first site also the large ones. */
final class TestData {
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

    private TestData() {}

    /** Creates the projects and returns the cloud ids of the sites. */
    static List<String> create(SandboxControl sandbox) {
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
