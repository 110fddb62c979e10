package dev.juncture.jira.picker;

import dev.juncture.oauth.WaitingGrant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers the sites that an account's grants reached. Atlassian adds each newly granted site to the earlier ones and marks
 * none of them, so only a memory can tell which site is new.
 */
@Component
class AccountSites {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountSites(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Remembers the sites of a grant.
     *
     * @return those that this grant was the first to reach; the same for every call
     */
    Set<String> addedBy(WaitingGrant grant, String accountId, List<Site> sites) {
        String[] ids = sites.stream().map(Site::id).toArray(String[]::new);
        return transaction.execute(status -> remember(grant, accountId, ids));
    }

    private Set<String> remember(WaitingGrant grant, String accountId, String[] sites) {
        String project = grant.key().projectId().value();
        jdbc.sql("delete from juncture.jira_account_site"
                        + " where project_id = :project and account_id = :account and site_id <> all(:sites)")
                .param("project", project)
                .param("account", accountId)
                .param("sites", sites)
                .update();
        jdbc.sql("""
                insert into juncture.jira_account_site (project_id, account_id, site_id, first_seen_with, first_seen_at)
                select :project, :account, site, :grant, :now from unnest(:sites) site order by site
                on conflict do nothing
                """)
                .param("project", project)
                .param("account", accountId)
                .param("sites", sites)
                .param("grant", grant.codeHash())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return Set.copyOf(jdbc.sql("select site_id from juncture.jira_account_site"
                        + " where project_id = :project and account_id = :account and first_seen_with = :grant")
                .param("project", project)
                .param("account", accountId)
                .param("grant", grant.codeHash())
                .query(String.class)
                .list());
    }
}
