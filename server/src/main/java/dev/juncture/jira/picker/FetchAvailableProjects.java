package dev.juncture.jira.picker;

import dev.juncture.error.ApiException;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.Cursor;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.operation.CallContext;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects of one site, for the picker's optional second step. */
@Component
class FetchAvailableProjects implements Function<FetchAvailableProjects.In, FetchAvailableProjects.Out> {
    private static final PickerProjectApi API = JiraRequests.describedBy(PickerProjectApi.class);

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final Providers providers;
    private final ConnectionCodes codes;
    private final GrantedSites sites;

    FetchAvailableProjects(Providers providers, ConnectionCodes codes, GrantedSites sites) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
    }

    record In(
            String provider,
            Secret connectionCode,
            JiraId siteId,
            @Nullable String query,
            @Nullable Integer limit,
            @Nullable String cursor,
            CallContext context) {}

    /** @param next the cursor of the next page */
    record Out(List<Choice> projects, @Nullable String next) {}

    record Choice(
            String id, String key, String name, @Nullable String avatarUrl) {}

    @Override
    public Out apply(In in) {
        providers.require(in.provider());
        JiraClient client = sites.client(
                codes.peek(in.connectionCode(), Jira.PROVIDER).in(in.context().browser()));
        Site site = sites.require(client, in.siteId().value());
        String query = in.query() == null || in.query().isBlank() ? null : in.query();
        int limit = Math.min(LARGEST_PAGE, Cursor.limit(in.limit(), USUAL_PAGE));
        long start = offset(in.cursor());
        PickerProjectApi.Page page =
                client.at(site.id()).call(PickerProjectApi.SCOPES, API.search(query, limit, start));
        boolean more = !page.isLast() && !page.values().isEmpty();
        return new Out(
                page.values().stream().map(FetchAvailableProjects::choice).toList(),
                more ? String.valueOf(start + page.values().size()) : null);
    }

    private static Choice choice(PickerProjectApi.Project project) {
        String avatar =
                project.avatarUrls() == null ? null : project.avatarUrls().get("48x48");
        return new Choice(project.id(), project.key(), project.name(), avatar);
    }

    private static long offset(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw ApiException.invalidField("cursor", "must be the next of an earlier answer");
        }
        return Long.parseLong(cursor);
    }
}
