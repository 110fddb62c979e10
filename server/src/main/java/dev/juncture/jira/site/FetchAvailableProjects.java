package dev.juncture.jira.site;

import dev.juncture.http.ApiException;
import dev.juncture.http.FromBrowserCookie;
import dev.juncture.jira.JiraProvider;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraId;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.oauth.PendingGrant;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects of one site, for the picker's optional second step. */
@Component
class FetchAvailableProjects implements Function<FetchAvailableProjects.In, FetchAvailableProjects.Out> {
    private final Providers providers;
    private final ConnectionCodes codes;
    private final Sites sites;
    private final PickerProjectApi api;

    FetchAvailableProjects(Providers providers, ConnectionCodes codes, Sites sites, AtlassianHttp http) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
        this.api = http.api(PickerProjectApi.class);
    }

    record In(
            String provider,
            Secret connectionCode,
            JiraId siteId,
            @Nullable String query,
            @Nullable String cursor,
            @FromBrowserCookie @Nullable Secret browser) {}

    /** @param next the cursor of the next page */
    record Out(List<Choice> projects, @Nullable String next) {}

    record Choice(
            String id, String key, String name, @Nullable String avatarUrl) {}

    @Override
    public Out apply(In in) {
        providers.require(in.provider());
        PendingGrant grant = codes.peek(in.connectionCode(), JiraProvider.NAME).in(in.browser());
        if (!sites.reaches(grant.tokens().accessToken(), in.siteId().value())) {
            throw Sites.notGranted();
        }
        String query = in.query() == null || in.query().isBlank() ? null : in.query();
        PickerProjectApi.Page page = JiraCalls.callOnce(
                List.of("read:jira-work"),
                grant.tokens().accessToken(),
                token -> api.search(token, in.siteId().value(), query, offset(in.cursor())));
        boolean more = !page.isLast() && !page.values().isEmpty();
        return new Out(
                page.values().stream().map(FetchAvailableProjects::choice).toList(),
                more ? String.valueOf(page.startAt() + page.values().size()) : null);
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
