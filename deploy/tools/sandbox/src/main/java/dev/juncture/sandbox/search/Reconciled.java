package dev.juncture.sandbox.search;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import java.util.ArrayList;
import java.util.List;

/** The {@code reconcileIssues} of a request: issues that are shown as they are now, even if search is behind. */
public final class Reconciled {
    private static final int MOST = 50;

    private Reconciled() {}

    /** Reads the parameter of the query string. */
    public static List<Long> of(JiraCall call) {
        List<Long> ids = new ArrayList<>();
        for (String id : call.list("reconcileIssues")) {
            if (!id.matches("\\d{1,18}")) {
                throw JiraRefusal.problem(
                        400,
                        "Bad Request",
                        "Failed to convert 'reconcileIssues' with value: '" + id + "'",
                        call.request());
            }
            ids.add(Long.valueOf(id));
        }
        check(ids);
        return ids;
    }

    static void check(List<Long> ids) {
        if (ids.size() > MOST) {
            throw JiraRefusal.sentence(400, "A maximum of 50 issue IDs can be reconciled.");
        }
    }
}
