package dev.juncture.jira.comment;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** An issue's comments, oldest first. */
@Component
class GetComments implements Function<GetComments.In, GetComments.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Comments comments;

    GetComments(ConnectedSites sites, Comments comments) {
        this.sites = sites;
        this.comments = comments;
    }

    record In(ExternalId externalId, @JsonAlias("issue_key") JiraId issueIdOrKey) {}

    record Out(List<Comment> comments, int total) {}

    @Override
    public List<String> scopes() {
        return Comments.READ;
    }

    @Override
    public GetComments.Out apply(In in) {
        List<Comment> found =
                comments.of(sites.require(in.externalId()), in.issueIdOrKey().value());
        return new Out(found, found.size());
    }
}
